import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../../../src/core/errors.ts';
import {
  ann,
  batch,
  bob,
  claim,
  claimedBonus,
  cyd,
  event,
  otherStudy,
  study,
} from '../../kit/builders.ts';
import { bulkLines } from '../../kit/ledger-states.ts';
import { codesOf, textOf } from '../../kit/readings.ts';
import { World } from '../../kit/world.ts';

const twoBatches = [batch([[ann, 425]]), batch([[bob, 300]], { label: 'bonuses/week2.csv' })];
const hour = 60;

describe('a payment in doubt', () => {
  it.each([
    [0, '0 minutes'],
    [1, '1 minute'],
    [2 * hour - 1, '119 minutes'],
    [2 * hour, '2 hours'],
    [48 * hour - 1, '47 hours'],
    [48 * hour, '2 days'],
    [71 * hour, '2 days'],
    [72 * hour, '3 days'],
  ])('that was claimed %i minutes ago was claimed "%s ago"', async (minutesAgo, age) => {
    const world = new World();
    world.write([claim()], { minutesAgo });
    const record = await world.reconcile({ settings: { settleMs: 0 } });
    expect(textOf(record, 'PAYMENT_IN_DOUBT')).toContain(`. Claimed ${age} ago; 0 of 1 bonus`);
  });

  it('of this run has the time of its claim, for its age is not asked', async () => {
    const world = new World();
    world.prolific.pays.push({ outcome: { kind: 'unknown', reason: 'time-out' } });
    const text = textOf(await world.pay(), 'PAYMENT_IN_DOUBT');
    expect(text).toContain('. Claimed at 2026-11-22T12:00:00.000Z; 0 of 2 bonuses');
  });

  it('ends with what can be said now, and with what later only where there is something', async () => {
    const hintAfter = async (minutesAgo: number): Promise<string | undefined> => {
      const world = new World();
      world.write([claim()], { minutesAgo });
      return (await world.reconcile({ settings: { settleMs: 0 } })).findings[0]?.hint;
    };
    expect(await hintAfter(60)).toMatch(
      /: `bulk-1=paid: <how you know>` or `bulk-1=not-paid: <how you know>`\.$/,
    );
    expect(await hintAfter(59)).toMatch(
      /: `bulk-1=paid: <how you know>`\. `not-paid` becomes possible at 2026-11-22 12:01 UTC\.$/,
    );
  });

  it('is the only one that is named where others of the run were paid', async () => {
    const world = new World();
    world.prolific.pays.push({}, { outcome: { kind: 'unknown', reason: 'time-out' } });
    world.journal.after('append unknown', () => {
      world.clock.after(1_000, () => {
        world.store.deleteBranch();
      });
    });
    const record = await world.pay({ batches: twoBatches });
    expect([record.status, ...codesOf(record)]).toEqual([
      'in-doubt',
      'LEDGER_UNREADABLE',
      'PAYMENT_IN_DOUBT',
    ]);
    expect(textOf(record, 'PAYMENT_IN_DOUBT')).toMatch(/^Bulk payment draft-2 /);
  });
});

describe('an outcome that could not be written', () => {
  it.each([
    [
      'was accepted by Prolific',
      { kind: 'accepted', status: 202 },
      'until the next run has found the money at Prolific by itself, or you say so with `answer`.',
    ],
    [
      'was refused by Prolific (no)',
      { kind: 'refused', status: 400, reason: 'no' },
      'until you say what became of it with `answer`.',
    ],
    [
      'may have been paid or not (no)',
      { kind: 'unknown', reason: 'no' },
      'until you say what became of it with `answer`.',
    ],
  ] as const)('is told, with what it means: %s', async (told, outcome, hint) => {
    const world = new World();
    world.prolific.pays.push({ outcome });
    world.journal.before(`append ${outcome.kind}`, () => {
      throw new ActionError('LEDGER_FORBIDDEN', 'May not.', 'Fix it.');
    });
    const record = await world.pay();
    expect([record.status, ...codesOf(record)]).toEqual([
      'in-doubt',
      'LEDGER_FORBIDDEN',
      'PAYMENT_IN_DOUBT',
    ]);
    expect(record.findings[1]?.message).toContain(`${told}, but`);
    expect(record.findings[1]?.hint).toBe(`Keep this line. Nothing more is paid ${hint}`);
  });
});

describe('a payment that has not arrived and stops nothing', () => {
  it.each([
    ['accepted', 'was accepted by Prolific'],
    ['resolved-paid', 'was resolved as paid'],
  ] as const)('is a warning that says how it is known: %s', async (outcome, how) => {
    const world = new World();
    world.write([claim(), event(outcome)]);
    const { warnings } = await world.reconcile();
    expect(warnings).toEqual([
      `Bulk payment bulk-1 ${how}, but Prolific does not show all of it yet: 0 of 1 bonus has arrived. The next run looks again.`,
    ]);
    expect(world.log).toContain(warnings[0]);
  });
});

describe('what the ledger warns of', () => {
  it('is said, once for a run', async () => {
    const world = new World();
    world.store.warnings = ['Anybody can read it.'];
    world.prolific.pays.push({ outcome: { kind: 'unknown', reason: 'x' }, arrivesAfterMs: 9_000 });
    const record = await world.pay();
    expect(world.journal.count('read')).toBeGreaterThan(1);
    expect(record.warnings).toEqual(['Anybody can read it.']);
    expect((await new World().pay()).warnings).toEqual([]);
  });
});

describe('the pay requests of a run', () => {
  it.each([
    ['accepted', { kind: 'accepted', status: 202 }, 1],
    ['refused by Prolific', { kind: 'refused', status: 400, reason: 'no' }, 1],
    ['without an answer', { kind: 'unknown', reason: 'no' }, 1],
    ['of which no byte was written', { kind: 'refused', status: null, reason: 'no' }, 0],
  ] as const)('are those that have left: one that was %s', async (_, outcome, count) => {
    const world = new World();
    world.prolific.pays.push({ outcome });
    expect((await world.pay()).payRequests).toBe(count);
  });
});

describe('what counts as paid and was never seen', () => {
  it('is known of each study of the run', async () => {
    const unseenAfter = async (outcome: 'settled' | 'resolved-paid'): Promise<boolean> => {
      const world = new World();
      const bonuses = [claimedBonus(cyd, 425, { of: otherStudy })];
      world.write([claim(), event('settled')]);
      world.write(bulkLines('bulk-1', [outcome], { bonuses }), { of: otherStudy });
      return (await world.reconcile({ studies: [study, otherStudy] })).hasUnseenPaid;
    };
    expect(await unseenAfter('settled')).toBe(false);
    expect(await unseenAfter('resolved-paid')).toBe(true);
  });
});
