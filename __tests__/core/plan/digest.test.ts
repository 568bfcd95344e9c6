import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import type { StudyId } from '../../../src/core/ids.ts';
import { createHash } from 'node:crypto';
import type { Finding } from '../../../src/core/errors.ts';
import { digestOf, questionsIn } from '../../../src/core/plan/digest.ts';
import { bob, bonus, cyd, otherStudy, personalId, study } from '../../kit/builders.ts';
import { normalizeLabel } from '../../../src/core/bonus.ts';
import { parseAllBatches } from '../../../src/core/csv/files.ts';
import { renderPlainCents } from '../../../src/core/money.ts';
import { planDue } from '../../../src/core/plan/due.ts';

describe('digestOf', () => {
  it('is SHA-256 of sorted lines of study, batch, id and minor units', () => {
    // printf '%b\n' '5f…aa\tbonuses/week1.csv\t6…a1\t425' '5f…aa\tbonuses/week1.csv\t6…b2\t1000' \
    //   '5f…aa\tcafé\t6…a1\t50' '5f…bb\tbonuses/week1.csv\t6…c3\t1' | sha256sum
    const due = [
      bonus({ id: cyd, study: otherStudy, amount: 1 }),
      bonus({ batch: 'café', amount: 50 }),
      bonus({ id: bob, amount: 1000 }),
      bonus({ amount: 425 }),
    ];
    expect(digestOf(due)).toBe('a970b753a8064d01009072d8b6887b717d35cd3f0411d8cebec1658e3cec6796');
    expect(digestOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('sorts by code unit, not as a language would', () => {
    // The same by printf and sha256sum, with the lines in the order B, a10, a9, U+1F389, U+FFEE.
    const due = ['\uffee', '\u{1f389}', 'a9', 'a10', 'B'].map((label) => bonus({ batch: label }));
    expect(digestOf(due)).toBe('5392768bd9f91dc5845f58efab9630a82f2f724cf5981fd646f45ee03cdff943');
  });

  it('has a line for the hash of each question after those of the bonuses, whatever their order', () => {
    const question: Finding = {
      kind: 'question',
      code: 'ALREADY_BONUSED',
      message: 'in words',
      hint: '',
      about: { study, batch: 'café', subject: 'id\t425\t1\t0' },
    };
    const bare: Finding = { kind: 'question', code: 'BATCH_RENAMED', message: '', hint: '' };
    const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
    const hashes = [
      sha(`ALREADY_BONUSED\t${study}\tcafé\tid\t425\t1\t0`),
      sha('BATCH_RENAMED\t\t\t'),
    ];
    const error: Finding = { ...bare, kind: 'error', code: 'LIMIT_EXCEEDED' };
    const reworded = { ...question, message: 'in other words' };
    expect(questionsIn([bare, error, question, reworded])).toEqual(hashes.toSorted());
    expect(questionsIn([question, error, bare])).toEqual(hashes.toSorted());
    const due = bonus({ amount: 425 });
    const line = `${due.study}\t${due.batch}\t${due.id}\t425\n`;
    const [first = '', second = ''] = hashes.toSorted();
    const whole = sha(`${line}?\t${first}\n?\t${second}\n`);
    expect(digestOf([due], [first, second])).toBe(whole);
    expect(digestOf([due], [second, first, second])).toBe(whole);
    expect(digestOf([due], [first])).not.toBe(whole);
  });

  const anyBonus = fc
    .record({
      id: fc.integer({ min: 0, max: 30 }).map(personalId),
      batch: fc.constantFrom('a', 'b', 'week 1', 'week 10'),
      amount: fc.integer({ min: 1, max: 9_999_999 }),
      study: fc.constantFrom(study, otherStudy),
      lineNumber: fc.nat(),
    })
    .map(bonus);
  const key = (one: ReturnType<typeof bonus>) => `${one.study} ${one.batch} ${one.id}`;
  const anyDue = fc.uniqueArray(anyBonus, { selector: key, minLength: 1, maxLength: 20 });

  it('does not depend on the order of lines, on line numbers or on the name of the file', () => {
    const shuffled = anyDue.chain((due) =>
      fc.tuple(
        fc.constant(due),
        fc.shuffledSubarray(due, { minLength: due.length, maxLength: due.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([due, other]) => {
        const moved = other.map((one, index) => ({ ...one, lineNumber: index, file: 'x.csv' }));
        expect(digestOf(moved)).toBe(digestOf(due));
      }),
    );
  });

  it('is another for any change of person, money, batch, study or count', () => {
    fc.assert(
      fc.property(anyDue, fc.nat(), (due, nth) => {
        const at = nth % due.length;
        const changed = (change: (one: ReturnType<typeof bonus>) => ReturnType<typeof bonus>[]) =>
          digestOf(due.flatMap((one, index) => (index === at ? change(one) : [one])));
        const digests = [
          digestOf(due),
          changed((one) => [bonus({ ...one, amount: one.amount + 1 })]),
          changed((one) => [{ ...one, id: personalId(1000) }]),
          changed((one) => [{ ...one, batch: 'another' }]),
          changed((one) => [{ ...one, study: '5f00000000000000000000cc' as StudyId }]),
          changed(() => []),
          changed((one) => [one, one]),
        ];
        expect(new Set(digests).size).toBe(digests.length);
      }),
    );
  });
});

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
  const amount = renderPlainCents(cents);
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
