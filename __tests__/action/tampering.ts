import { ledgerBranch, ledgerPath } from '../../sandbox/lab/ledger.ts';
import { type Lab, repository } from '../../sandbox/lab/lab.ts';
import {
  edit,
  forgedPayment,
  outcome,
  rewrite,
  setRules,
  type Was,
  write,
} from './tamper-tools.ts';

/** Ways in which somebody can tamper with a ledger that holds two settled payments of two people, over real git. */

export interface Tampering {
  /** As docs/audit.md names it. */
  readonly way: string;
  readonly tamper: (lab: Lab, was: Was) => Promise<unknown>;
}

const mallory = 'mallory';

export const tamperings: readonly Tampering[] = [
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
  {
    way: 'the study’s file deleted',
    tamper: (lab) => lab.github.deleteFile(repository, ledgerBranch, ledgerPath(lab.study.id)),
  },
  {
    way: 'another file committed to the branch',
    tamper: (lab) => lab.github.commitFile(repository, ledgerBranch, 'run.sh', 'echo\n'),
  },
  {
    way: 'another study’s file changed',
    tamper: async (lab: Lab): Promise<void> => {
      const path = ledgerPath('5f0000000000000000000099');
      await lab.github.commitFile(repository, ledgerBranch, path, 'a\n');
      await lab.github.commitFile(repository, ledgerBranch, path, 'b\n');
    },
  },
  {
    way: 'the branch rewound by one commit',
    tamper: (lab, { commits }) => lab.github.forcePush(repository, ledgerBranch, commits[1] ?? ''),
  },
  {
    way: 'the history squashed into one commit with the same files',
    tamper: (lab, { lines }) => rewrite(lab, lines),
  },
  {
    way: 'the branch deleted',
    tamper: (lab) => lab.github.deleteBranch(repository, ledgerBranch),
  },
  {
    way: 'the rules of the branch switched off',
    tamper: (lab) => setRules(lab, []),
  },
  {
    way: 'the rules switched off and on again',
    tamper: async (lab: Lab): Promise<void> => {
      await setRules(lab, []);
      await setRules(lab, ['DELETION', 'NON_FAST_FORWARD']);
    },
  },
];
