import {
  edit,
  forgedPayment,
  outcome,
  rewrite,
  type Tampering,
  type Was,
  write,
} from './tamper-tools.ts';
import type { Lab } from '../../sandbox/lab/lab.ts';

/** Ways of tampering with what a ledger says. */

const mallory = 'mallory';

export const inLines: readonly Tampering[] = [
  { way: 'nothing at all', tamper: () => Promise.resolve() },
  {
    way: 'the last line removed',
    tamper: (lab, { lines }) => write(lab, lines.slice(0, -1)),
  },
  {
    way: 'a line in the middle removed',
    tamper: (lab, { lines }) => write(lab, [...lines.slice(0, 1), ...lines.slice(2)]),
  },
  {
    way: 'a claim and all that follows of it removed, by somebody in the browser',
    tamper: (lab, { lines }) => write(lab, lines.slice(0, 3), mallory),
  },
  {
    way: 'a payment that does not show yet removed, by an ordinary commit',
    isAwaited: true,
    tamper: (lab, { lines }) => write(lab, lines.slice(0, 3)),
  },
  {
    way: 'an amount edited, and not its sum',
    tamper: (lab, { lines }) =>
      write(lab, [edit(lines[0], (event) => (event.amount += 100)), ...lines.slice(1)]),
  },
  {
    way: 'a label edited',
    tamper: (lab, { lines }) =>
      write(lab, [
        edit(lines[0], (event) => Object.assign(event, { batch: 'other' })),
        ...lines.slice(1),
      ]),
  },
  {
    way: 'edited, and put back by another commit',
    tamper: async (lab: Lab, { lines }: Was): Promise<void> => {
      await write(lab, lines.slice(0, 3));
      await write(lab, lines);
    },
  },
  {
    way: 'lines put in another order',
    tamper: (lab, { lines }) => write(lab, [...lines.slice(3), ...lines.slice(0, 3)]),
  },
  {
    way: 'a line added by hand',
    tamper: (lab, { lines }) =>
      write(lab, [...lines, outcome(lines[0], 'refused', { status: 400, reason: 'no' })]),
  },
  {
    way: 'a line added in the browser, in the name of another bot',
    tamper: (lab, { lines }) =>
      write(
        lab,
        [...lines, outcome(lines[0], 'refused', { status: 400, reason: 'no' })],
        'other-app[bot]',
      ),
  },
  {
    way: 'a payment forged for somebody who was never paid',
    tamper: (lab, was) => write(lab, [...was.lines, ...forgedPayment(lab, was)]),
  },
  {
    way: 'a payment forged, and the whole history rewritten with it',
    tamper: (lab, was) => rewrite(lab, [...was.lines, ...forgedPayment(lab, was)]),
  },
  {
    way: 'amounts swapped between two people',
    tamper: (lab, { lines }) =>
      write(lab, [
        edit(lines[0], ({ bonuses: [one, two] }) => {
          if (one && two) [one.amount, two.amount] = [two.amount, one.amount];
        }),
        ...lines.slice(1),
      ]),
  },
  {
    way: 'an answer in nobody’s name',
    tamper: (lab, { lines }) =>
      write(lab, [
        ...lines,
        outcome(lines[0], 'resolved', { by: '', reason: 'x', outcome: 'paid' }),
      ]),
  },
  {
    way: 'a line added in the browser, under an address like the bot’s',
    tamper: (lab, { lines }) =>
      write(
        lab,
        [...lines, outcome(lines[0], 'refused', { status: 400, reason: 'no' })],
        mallory,
        '41898282+github-actions[bot]@users.noreply.example.org',
      ),
  },
  {
    way: 'the whole file replaced by a payment that never was',
    tamper: (lab, was) => write(lab, forgedPayment(lab, was)),
  },
  {
    way: 'an arrival forged of money that has not arrived',
    isAwaited: true,
    tamper: (lab, { lines }) => write(lab, [...lines, outcome(lines.at(-1), 'settled', {})]),
  },
  {
    way: 'an answer forged that money on its way was not paid',
    isAwaited: true,
    tamper: (lab, { lines }) =>
      write(lab, [
        ...lines,
        outcome(lines.at(-1), 'resolved', {
          by: 'octocat',
          reason: 'x',
          outcome: 'not-paid',
          arrived: [],
        }),
      ]),
  },
  {
    way: 'a line written twice',
    tamper: (lab, { lines }) => write(lab, [...lines, lines.at(-1) ?? '']),
  },
  {
    way: 'a line dated a year ahead',
    tamper: (lab, { lines }) =>
      write(lab, [
        ...lines,
        edit(outcome(lines[0], 'unknown', { reason: 'x' }), (event) => {
          event.at = new Date(Date.now() + 365 * 86_400_000).toISOString();
        }),
      ]),
  },
  {
    way: 'a line that is no JSON',
    tamper: (lab, { lines }) => write(lab, [...lines, '<<<<<<< HEAD']),
  },
];
