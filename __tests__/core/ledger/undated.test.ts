import { describe, expect, it } from '@jest/globals';
import { checkResolution } from '../../../src/core/ledger/resolution.ts';
import type { Resolution } from '../../../src/core/settings.ts';
import { bulkId, bulkOf, claim, type Outcome, study } from '../../kit/builders.ts';

const day = 24 * 60 * 60_000;
const nowMs = Date.parse('2026-11-23T12:00:00.000Z');

describe("a human's answer", () => {
  it.each<[Outcome[], Resolution['outcome'], string]>([
    [[], 'paid', 'write'],
    [[], 'not-paid', 'invalid'],
    [['unknown'], 'not-paid', 'invalid'],
    [['accepted'], 'paid', 'invalid'],
    [['accepted'], 'not-paid', 'invalid'],
    [['resolved-paid'], 'not-paid', 'invalid'],
    [['resolved-not-paid'], 'paid', 'write'],
  ])(
    'takes nothing as old where GitHub sent no date: after %j, `%s` is %s',
    (after, outcome, kind) => {
      const bulk = bulkOf(claim(), ...after);
      const resolution = { bulk: bulkId('bulk-1'), outcome, reason: 'seen' };
      for (const [ageMs, atMs] of [
        [null, null],
        [null, nowMs],
        [day, null],
      ] as const)
        expect(checkResolution(resolution, { study, bulk, ageMs }, atMs).kind).toBe(kind);
    },
  );
});
