import { describe, expect, it } from '@jest/globals';
import { Gate } from '../../sandbox/server/gate.ts';
import type { Lab } from '../../sandbox/lab/lab.ts';
import { type ActionResult, endOf } from '../../sandbox/runner/run-action.ts';
import { codesOf, csvOf, ledgerTypes, paidInOrder, story } from '../action/story.ts';

const longMs = 180_000;

/** Three seconds: the losers wait for the outcome of the winner. */
const patient = { 'settle-minutes': '0.05' };

/** Starts so many runs, holds each at its first request of that name, and lets all go together. */
async function raceAt(lab: Lab, endpoint: string, count: number): Promise<ActionResult[]> {
  const gate = new Gate();
  for (let nth = 1; nth <= count; nth += 1)
    lab.github.server.script(endpoint, nth, { kind: 'hold', gate });
  const runs = Array.from({ length: count }, () => lab.start({ inputs: patient, limitMs: longMs }));
  await gate.waitFor(count);
  gate.open();
  return Promise.all(runs.map(({ done }) => done));
}

/**
 * One run paid; each other found that out, or says that a payment is in doubt and what can be done.
 */
function expectOneWinner(results: readonly ActionResult[]): void {
  const paid = results.filter(({ outputs }) => outputs['status'] === 'paid');
  expect(paid.map(endOf)).toEqual(['paid, exit 0']);
  for (const result of results.filter((one) => !paid.includes(one))) {
    expect(['already-paid, exit 0', 'in-doubt, exit 1']).toContain(endOf(result));
    if (result.exitCode === 0) continue;
    expect(codesOf(result)).toEqual(['PAYMENT_IN_DOUBT']);
    expect(result.summary).toMatch(/^\S+=paid: seen at Prolific$/m);
  }
}

describe('ten runs of one batch', () => {
  it(
    'that are let go together at their claims: exactly one pays, each person once, and a later run finds nothing due',
    story({}, async (lab) => {
      await lab.startLedger();
      await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50', '3.00']) });

      const results = await raceAt(lab, 'commit', 10);

      expectOneWinner(results);
      const payCalls = [...lab.prolific.money.bulks.values()].map((bulk) => bulk.payCalls);
      expect(payCalls.sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
      expect(paidInOrder(lab)).toEqual([[425], [50], [300]]);
      expect(endOf(await lab.run())).toBe('already-paid, exit 0');
      expect(await ledgerTypes(lab)).toBe('claimed accepted settled');
      expect(paidInOrder(lab)).toEqual([[425], [50], [300]]);
    }),
    longMs,
  );
});

describe('five runs that all find no ledger branch', () => {
  it(
    'and are let go together when they make it: one branch, one payment',
    story({}, async (lab) => {
      await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50']) });

      const results = await raceAt(lab, 'ref', 5);

      expectOneWinner(results);
      const made = lab.github.server.requests.filter(({ endpoint }) => endpoint === 'ref');
      expect(made.map(({ answered }) => answered).sort()).toEqual([201, 422, 422, 422, 422]);
      expect(paidInOrder(lab)).toEqual([[425], [50], []]);
      expect(endOf(await lab.run())).toBe('already-paid, exit 0');
    }),
    longMs,
  );
});
