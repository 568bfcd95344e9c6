import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalizeLabel } from '../../../src/core/bonus.ts';
import { parseAllBatches } from '../../../src/core/csv/files.ts';
import type { StudyId } from '../../../src/core/ids.ts';
import { formatCents } from '../../../src/core/money.ts';
import { planDue } from '../../../src/core/plan/due.ts';
import { otherStudy, personalId, study } from '../../kit/builders.ts';

/** Who gets how much: what a person has in mind who writes a file. */
interface Meant {
  readonly study: StudyId;
  readonly person: number;
  readonly cents: number;
}

/** One way to write it down. */
interface Spelling {
  readonly order: readonly number[];
  readonly newline: '\n' | '\r\n';
  readonly byteOrderMark: boolean;
  readonly endsInNewline: boolean;
  readonly upperCase: boolean;
  readonly quoted: boolean;
  readonly shortAmounts: boolean;
  readonly extraColumn: boolean;
  readonly zeroLine: boolean;
  readonly decomposedPath: boolean;
}

const path = 'bonuses/Köln, café.csv';

const anySpelling: fc.Arbitrary<Spelling> = fc.record({
  order: fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
  newline: fc.constantFrom('\n', '\r\n'),
  byteOrderMark: fc.boolean(),
  endsInNewline: fc.boolean(),
  upperCase: fc.boolean(),
  quoted: fc.boolean(),
  shortAmounts: fc.boolean(),
  extraColumn: fc.boolean(),
  zeroLine: fc.boolean(),
  decomposedPath: fc.boolean(),
});

const anyMeant: fc.Arbitrary<Meant[]> = fc.uniqueArray(
  fc.record({
    study: fc.constantFrom(study, otherStudy),
    person: fc.integer({ min: 0, max: 40 }),
    cents: fc.integer({ min: 1, max: 9_999_999 }),
  }),
  { selector: (one) => `${one.study} ${one.person}`, minLength: 1, maxLength: 12 },
);

function amountOf(cents: number, { shortAmounts }: Spelling): string {
  const amount = formatCents(cents);
  // 4.50 is 4.5, and 30.00 is 30, which the settings below accept.
  return shortAmounts ? amount.replace(/\.?0+$/, '') : amount;
}

function bytesOf(meant: readonly Meant[], spelling: Spelling): Uint8Array {
  const { order, upperCase, quoted, extraColumn, zeroLine, newline, endsInNewline } = spelling;
  const cellOf = (text: string): string => (quoted ? `"${text}"` : text);
  const rowOf = (one: Meant): string => {
    const id = personalId(one.person);
    const cells = [
      one.study,
      upperCase ? id.toUpperCase() : id,
      one.cents === 0 ? '0.00' : amountOf(one.cents, spelling),
    ];
    return [...cells, ...(extraColumn ? ['a note'] : [])].map(cellOf).join(',');
  };
  const rows = meant
    .map((one, at) => ({ row: rowOf(one), rank: order[at] ?? 0 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ row }) => row);
  const head = ['study_id', 'participant_id', 'amount', ...(extraColumn ? ['note'] : [])];
  const nobody = zeroLine ? [rowOf({ study, person: 999, cents: 0 })] : [];
  const lines = [head.join(','), ...nobody, ...rows];
  const text = `${lines.join(newline)}${endsInNewline ? newline : ''}`;
  return new TextEncoder().encode(`${spelling.byteOrderMark ? '\ufeff' : ''}${text}`);
}

/** The digest of the plan that the bytes of this file make. */
function digestOfFile(meant: readonly Meant[], spelling: Spelling, name = path): string {
  const label = normalizeLabel(name.normalize(spelling.decomposedPath ? 'NFD' : 'NFC'));
  const bytes = bytesOf(meant, spelling);
  const file = { file: name, path: label, gitPath: name, blobs: ['0'.repeat(40)], bytes };
  const settings = {
    studyId: null,
    batch: null,
    allowWholeAmounts: true,
    idColumn: null,
    amountColumn: null,
    showIds: false,
  };
  const { batches, findings } = parseAllBatches([file], settings);
  expect(findings).toEqual([]);
  return planDue(batches, new Map(), (id) => id).digest;
}

/** The digest as the documentation says it, from what was meant. */
function digestByHand(meant: readonly Meant[]): string {
  const lines = meant.map((one) =>
    [one.study, path.normalize('NFC'), personalId(one.person), one.cents].join('\t').concat('\n'),
  );
  return createHash('sha256').update(lines.sort().join('')).digest('hex');
}

describe('the digest of the plan that a file makes', () => {
  it('depends on people and money alone, however they are written down, for 1,000 random plans', () => {
    fc.assert(
      fc.property(anyMeant, anySpelling, (meant, spelling) => {
        expect(digestOfFile(meant, spelling)).toBe(digestByHand(meant));
      }),
      { numRuns: 1000 },
    );
  });

  it('is another for any change of person, money, study, path or count, for 1,000 random plans', () => {
    fc.assert(
      fc.property(anyMeant, anySpelling, fc.nat(), (meant, spelling, nth) => {
        const at = nth % meant.length;
        const changed = (change: (one: Meant) => Meant[]): string =>
          digestOfFile(
            meant.flatMap((one, index) => (index === at ? change(one) : [one])),
            spelling,
          );
        const digests = [
          digestOfFile(meant, spelling),
          changed((one) => [{ ...one, person: 41 }]),
          changed((one) => [{ ...one, cents: one.cents === 1 ? 2 : one.cents - 1 }]),
          changed((one) => [{ ...one, study: '5f00000000000000000000cc' as StudyId }]),
          changed((one) => [one, { ...one, person: 42 }]),
          digestOfFile(meant, spelling, 'bonuses/koln, cafe.csv'),
          ...(meant.length > 1 ? [changed(() => [])] : []),
        ];
        expect(new Set(digests).size).toBe(digests.length);
      }),
      { numRuns: 1000 },
    );
  });
});
