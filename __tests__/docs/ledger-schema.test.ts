import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import * as v from 'valibot';
import { ledgerEvent, serializeEvents } from '../../src/core/ledger/lines.ts';
import { ann, bob, claim, claimedBonus, event, outcomes } from '../kit/builders.ts';
import { invalidEvents } from '../core/ledger/invalid-events.ts';
import { runScript } from './run-script.ts';

const schema: unknown = JSON.parse(
  readFileSync(new URL('../../docs/ledger.schema.json', import.meta.url), 'utf8'),
);
const accepts = new Ajv().compile(schema as object);

const validEvents = [
  claim({ bonuses: [claimedBonus(ann, 425, { before: [425, 20.5] }), claimedBonus(bob)] }),
  claim({ fees: 283.34, vat: null }),
  ...outcomes.map((outcome) => event(outcome, 'bulk-1', [claimedBonus(ann).to])),
];

/** Everything that somebody could write in the place of a value. */
const anything = fc.oneof(
  fc.constantFrom(null, '', 'Z', 'paid', 'not-paid', 'claimed', 'settled', '2026-11-22T11:00:00Z'),
  fc.constantFrom('2026-11-22 11:00:00Z', '2026-11-22T11:00:00+01:00', 'a'.repeat(32), 'GBP'),
  fc.constantFrom(0, 1, -1, 0.5, 202, 2 ** 53, [], {}, [0.5], ['a'.repeat(32)]),
  fc.boolean(),
  fc.string(),
);

/** The places of a JSON value, from its root, as keys. */
function placesIn(value: unknown, to: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [to];
  const inside = Object.entries(value).flatMap(([key, child]) => placesIn(child, [...to, key]));
  return [to, ...inside];
}

/** A copy in which one place holds something else; undefined leaves it out. */
function withChange(value: unknown, place: readonly string[], to: unknown): unknown {
  const [key, ...rest] = place;
  if (key === undefined) return to;
  const copy: Record<string, unknown> = Array.isArray(value)
    ? (Object.assign([], value) as unknown as Record<string, unknown>)
    : { ...(value as Record<string, unknown>) };
  copy[key] = withChange(copy[key], rest, to);
  return JSON.parse(JSON.stringify(copy)) as unknown;
}

describe('docs/ledger.schema.json', () => {
  it('is what the schema of the code is made into', async () => {
    expect(await runScript('scripts/ledger-schema.ts', '--check')).toEqual({
      exitCode: 0,
      output: 'docs/ledger.schema.json is up to date.\n',
    });
  });

  it.each(validEvents.map((valid) => [valid.type, valid] as const))(
    'takes a line "%s" that the code writes',
    (_, valid) => {
      expect(accepts(JSON.parse(serializeEvents([valid])))).toBe(true);
    },
  );

  it.each(invalidEvents)('refuses what the code refuses: %s', (_, valid, change) => {
    const line: unknown = JSON.parse(JSON.stringify({ ...valid, ...change }));
    expect(accepts(line)).toBe(false);
  });

  it('judges as the code does, whatever stands in one place of a line', () => {
    const changed = fc
      .constantFrom(...validEvents)
      .chain((valid) =>
        fc
          .tuple(fc.constantFrom(...placesIn(valid)), fc.option(anything, { nil: undefined }))
          .map(([place, to]) => withChange(valid, place, to)),
      );
    let taken = 0;
    fc.assert(
      fc.property(changed, (line) => {
        const byCode = v.safeParse(ledgerEvent, line).success;
        if (byCode) taken += 1;
        expect({ line, taken: accepts(line) }).toEqual({ line, taken: byCode });
      }),
      { numRuns: 3_000 },
    );
    expect(taken).toBeGreaterThan(50);
  });
});
