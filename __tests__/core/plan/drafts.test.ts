import { describe, expect, it } from '@jest/globals';
import { bonusesPerBulk, chunkDue } from '../../../src/core/plan/drafts.ts';
import type { Batch } from '../../../src/core/bonus.ts';
import { planDue } from '../../../src/core/plan/due.ts';
import {
  ann,
  batch,
  bob,
  claim,
  cyd,
  event,
  ledgerOf,
  otherStudy,
  personalId,
  study,
} from '../../kit/builders.ts';

function many(count: number, label = 'many.csv'): Batch {
  return batch(
    Array.from({ length: count }, (_, n) => [personalId(0x1000 + n), 100 + n] as const),
    { label },
  );
}

function plan(batches: readonly Batch[], ledger = ledgerOf()) {
  return planDue(batches, new Map([[study, ledger]]), (id) => id);
}

describe('chunkDue', () => {
  it.each<[number, number[]]>([
    [0, []],
    [1, [1]],
    [199, [199]],
    [200, [200]],
    [201, [200, 1]],
    [400, [200, 200]],
    [450, [200, 200, 50]],
  ])('makes of %i due bonuses bulk payments of %j', (count, sizes) => {
    const one = many(count);
    const chunks = chunkDue(plan([one]));
    expect(chunks.map(({ bonuses }) => bonuses.length)).toEqual(sizes);
    expect(chunks.flatMap(({ bonuses }) => bonuses)).toEqual(one.bonuses);
    expect(chunks.every((chunk) => chunk.batch === one)).toBe(true);
    expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(bonusesPerBulk);
  });

  it('never mixes batches or studies in one bulk payment, and keeps the order of files', () => {
    const batches = [
      many(201, 'a.csv'),
      batch([[ann, 425]], { label: 'b.csv' }),
      batch([[ann, 425]], { label: 'b.csv', of: otherStudy }),
      batch([[ann, 0]], { label: 'c.csv' }),
      many(2, 'd.csv'),
    ];
    const chunks = chunkDue(plan(batches));
    expect(
      chunks.map(({ batch: { label, study: of }, bonuses }) => [label, of, bonuses.length]),
    ).toEqual([
      ['a.csv', study, 200],
      ['a.csv', study, 1],
      ['b.csv', study, 1],
      ['b.csv', otherStudy, 1],
      ['d.csv', study, 2],
    ]);
    for (const chunk of chunks) {
      const keys = chunk.bonuses.map((bonus) => `${bonus.study} ${bonus.batch}`);
      expect(new Set(keys)).toEqual(new Set([`${chunk.batch.study} ${chunk.batch.label}`]));
    }
  });

  it('holds what is due and nothing that was paid', () => {
    const [chunk, ...rest] = chunkDue(
      plan(
        [
          batch([
            [bob, 1],
            [ann, 425],
            [cyd, 2],
          ]),
        ],
        ledgerOf(claim(), event('settled')),
      ),
    );
    expect(chunk?.bonuses.map(({ id }) => id)).toEqual([bob, cyd]);
    expect(rest).toEqual([]);
  });

  it('takes each due bonus once, even if two batches had the same name', () => {
    const twin = many(201);
    const chunks = chunkDue({ ...plan([twin]), batches: [twin, { ...twin }] });
    expect(chunks.flatMap(({ bonuses }) => bonuses)).toEqual(twin.bonuses);
  });
});
