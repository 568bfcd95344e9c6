import { describe, expect, it } from '@jest/globals';
import type { Batch } from '../../../src/core/bonus.ts';
import type { StudyId } from '../../../src/core/ids.ts';
import type { StudyLedger } from '../../../src/core/ledger/fold.ts';
import { digestOf } from '../../../src/core/plan/digest.ts';
import { type Plan, planDue } from '../../../src/core/plan/due.ts';
import {
  ann,
  batch,
  bob,
  claim,
  claimedBonus,
  cyd,
  dan,
  event,
  ledgerOf,
  otherStudy,
  type Outcome,
  study,
  week1,
} from '../../kit/builders.ts';

const mask = (id: string): string => `…${id.slice(-2)}`;

function plan(batches: readonly Batch[], ledger?: StudyLedger, of: StudyId = study): Plan {
  return planDue(batches, new Map(ledger === undefined ? [] : [[of, ledger]]), mask);
}

const week1AsPaid = ledgerOf(
  claim({ bonuses: [claimedBonus(ann), claimedBonus(bob, 1000)] }),
  event('accepted'),
);

describe('what is due', () => {
  it('is everything, in file order, while the ledger is empty', () => {
    const batches = [
      batch([
        [bob, 1000],
        [ann, 425],
      ]),
      batch([[cyd, 50]], { label: 'bonuses/week2.csv' }),
    ];
    const found = plan(batches);
    expect(found).toMatchObject({ batches, skipped: [], findings: [], notices: [] });
    expect(found.due).toEqual(batches.flatMap(({ bonuses }) => bonuses));
    expect(found.digest).toBe(digestOf(found.due));
  });

  it('is only what a grown file has more than the ledger', () => {
    const { due, skipped, findings } = plan(
      [
        batch([
          [ann, 425],
          [cyd, 50],
          [bob, 1000],
        ]),
      ],
      week1AsPaid,
    );
    expect(due.map(({ id }) => id)).toEqual([cyd]);
    expect(skipped.map(({ bonus: { id }, bulk }) => [id, bulk.claim.bulk])).toEqual([
      [ann, 'bulk-1'],
      [bob, 'bulk-1'],
    ]);
    expect(findings).toEqual([]);
  });

  it('is nothing where all of it was paid', () => {
    const found = plan([batch([[ann, 425]])], week1AsPaid);
    expect(found.due).toEqual([]);
    expect(found.digest).toBe(digestOf([]));
  });

  it.each([
    ['another batch', [batch([[ann, 425]], { label: 'week 2' })], study],
    ['another study', [batch([[ann, 425]], { of: otherStudy })], study],
    ['another id', [batch([[cyd, 425]])], study],
    ['a study whose ledger is another', [batch([[ann, 425]])], otherStudy],
  ])('asks the ledger for the whole key: %s is due', (_, batches, of) => {
    expect(plan(batches, week1AsPaid, of).due).toHaveLength(1);
  });

  it.each([
    ['accepted', 0],
    ['refused', 1],
    ['unknown', 1],
    ['settled', 0],
    ['resolved-paid', 0],
    ['resolved-not-paid', 1],
  ] satisfies [Outcome, number][])('after `%s` counts %i bonuses', (outcome, count) => {
    expect(plan([batch([[ann, 425]])], ledgerOf(claim(), event(outcome))).due).toHaveLength(count);
  });

  it('leaves out, after `not-paid`, those whose money had arrived', () => {
    const ledger = ledgerOf(
      claim({ bonuses: [claimedBonus(ann), claimedBonus(bob, 1000)] }),
      event('resolved-not-paid', 'bulk-1', [claimedBonus(ann).to]),
    );
    const found = plan(
      [
        batch([
          [ann, 425],
          [bob, 1000],
        ]),
      ],
      ledger,
    );
    expect(found.due.map(({ id }) => id)).toEqual([bob]);
    expect(found.skipped.map(({ bonus: { id } }) => id)).toEqual([ann]);
  });

  it('tells of what the ledger has and the file has not, and of nothing else', () => {
    expect(plan([batch([[cyd, 50]])], week1AsPaid).notices).toEqual([
      'bonuses/week1.csv: the ledger holds 2 more paid under "bonuses/week1.csv" that the file no longer has. What is paid stays paid.',
    ]);
    expect(plan([batch([])], week1AsPaid).notices).toHaveLength(1);
    expect(plan([batch([[cyd, 50]], { label: 'week 2' })], week1AsPaid).notices).toEqual([]);
  });
});

describe('AMOUNT_CHANGED', () => {
  it.each([
    ['more', 500, '5.00'],
    ['less', 424, '4.24'],
    ['zero', 0, '0.00'],
  ])('is an error where the file now says %s than what was paid', (_, cents, shown) => {
    const found = plan(
      [
        batch([
          [cyd, 50],
          [ann, cents],
        ]),
      ],
      week1AsPaid,
    );
    expect(found.due.map(({ id }) => id)).toEqual([cyd]);
    expect(found.skipped).toEqual([]);
    expect(found.findings).toMatchObject([
      {
        kind: 'error',
        code: 'AMOUNT_CHANGED',
        message: `…a1 has already been paid 4.25 GBP under "bonuses/week1.csv" (bulk payment bulk-1); the file now says ${shown}.`,
        place: { file: week1, lineNumber: 2 },
      },
    ]);
    expect(found.findings[0]?.hint).toContain('only the difference');
    // Bob alone is missing from the file; Ann is in it, with another amount.
    expect(found.notices[0]).toContain('holds 1 more');
  });

  it('names every one of them', () => {
    const found = plan(
      [
        batch([
          [ann, 1],
          [bob, 0],
        ]),
      ],
      week1AsPaid,
    );
    expect(found.findings.map(({ place }) => place?.lineNumber)).toEqual([1, 2]);
    expect(found.notices).toEqual([]);
  });

  it('is not for a zero that was never paid', () => {
    expect(plan([batch([[dan, 0]])], week1AsPaid)).toMatchObject({ due: [], findings: [] });
  });
});
