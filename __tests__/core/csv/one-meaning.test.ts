import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderPlainCents } from '../../../src/core/money.ts';
import { ann, bob, cyd, otherStudy, parse } from './bonus-reading.ts';

/** A file as a table of cells, and how it is written down. */
interface Written {
  readonly rows: readonly (readonly string[])[];
  readonly newline: string;
  readonly padding: string;
  readonly isQuoted: boolean;
  readonly mark: string;
  readonly first: string;
}

const kinds = {
  id: ['participant_id', 'Prolific PID', 'ID', 'pid', 'prolific-id'],
  amount: ['bonus', 'Amount', 'Bonus (GBP)', 'bonus_usd', 'bonus_amount'],
  other: ['note', 'bonus_pence', 'pay', '', 'score'],
};
const cells = {
  id: [ann, bob, cyd, ann.toUpperCase(), otherStudy],
  amount: ['4.25', '.5', '0', '30', '25.0', '30.00', '25.00', '0.0', '100'],
  other: ['', 'hi', '7', '1.50', ann, 'a;b', 'x|y'],
};
const slips = ['', 'NaN', '4,25', '1e3', '£2', '4.255', '-1', 'Bob', ann.slice(1), ',', ';'];

const row = (columns: readonly (keyof typeof cells)[]): fc.Arbitrary<string[]> =>
  fc.tuple(
    ...columns.map((kind) =>
      fc.oneof(
        { weight: 30, arbitrary: fc.constantFrom(...cells[kind]) },
        { weight: 1, arbitrary: fc.constantFrom(...slips) },
      ),
    ),
  );

const tables: fc.Arbitrary<readonly (readonly string[])[]> = fc
  .oneof(
    { weight: 3, arbitrary: fc.constant<(keyof typeof cells)[]>(['id', 'amount']) },
    {
      weight: 1,
      arbitrary: fc.array(fc.constantFrom('id', 'amount', 'other'), { minLength: 1, maxLength: 4 }),
    },
  )
  .chain((columns) =>
    fc.tuple(
      fc.option(fc.tuple(...columns.map((kind) => fc.constantFrom(...kinds[kind])))),
      fc.array(row(columns), { minLength: 1, maxLength: 4 }),
    ),
  )
  .map(([header, rows]) => (header === null ? rows : [header, ...rows]));

const files: fc.Arbitrary<Written> = fc.record({
  rows: tables,
  newline: fc.constantFrom('\n', '\r\n', '\n\n'),
  padding: fc.constantFrom('', ' ', '\t'),
  isQuoted: fc.boolean(),
  mark: fc.constantFrom('', '\ufeff'),
  first: fc.constantFrom('', 'sep=,'),
});

function textOf({ rows, newline, padding, isQuoted, mark, first }: Written): string {
  const cellOf = (cell: string): string =>
    isQuoted || /[,"]/.test(cell) ? `${padding}"${cell}"` : `${padding}${cell}`;
  const lines = rows.map((line) => line.map(cellOf).join(','));
  return `${mark}${[...(first === '' ? [] : [first]), ...lines].join(newline)}`;
}

/** Who is paid how many pence, zeros left out; null where the file is refused. */
function readingOf(text: string): [string, number][] | null {
  const { batches, findings } = parse(text);
  if (findings.length > 0) return null;
  return batches.flatMap(({ bonuses }) =>
    bonuses.map(({ id, amount }): [string, number] => [id, amount]),
  );
}

const isId = (cell: string): boolean => /^[0-9a-f]{24}$/i.test(cell);
const isAmount = (cell: string): boolean => /^(?:\d+|\d*\.\d\d?)$/.test(cell);

/**
 * Every meaning that somebody could give to a table: any column of an id's name with any of an
 * amount's, in pounds, and in pence where nothing in the column rules them out. Written apart from
 * the code, from nothing but what the README says.
 */
function meaningsOf(rows: readonly (readonly string[])[]): Set<string> {
  const filled = rows.filter((line) => line.some((cell) => cell !== ''));
  const [first = [], ...others] = filled;
  const hasHeader = !first.some((cell) => isId(cell) || isAmount(cell));
  const lines = hasHeader ? others : filled;
  const named = (names: readonly string[]): number[] =>
    first.flatMap((name, column) => (names.includes(name) ? [column] : []));
  const ids = hasHeader ? named(kinds.id) : [0];
  const amounts = hasHeader ? named(kinds.amount) : [1];
  const meanings = new Set<string>();
  for (const id of ids) {
    for (const amount of amounts) {
      if (!lines.every((line) => isId(line[id] ?? '') && isAmount(line[amount] ?? ''))) continue;
      const written = lines.map((line) => line[amount] ?? '');
      const pounds = written.map((text) => Math.round(Number(text) * 100));
      const mean = (cents: readonly number[]): string =>
        JSON.stringify(
          lines.flatMap((line, at) =>
            cents[at] === 0 ? [] : [[line[id]?.toLowerCase(), cents[at]]],
          ),
        );
      meanings.add(mean(pounds));
      const mayBePence =
        pounds.every((cents) => cents % 100 === 0) &&
        !written.every((text) => /\.\d\d$/.test(text));
      if (mayBePence) meanings.add(mean(pounds.map((cents) => cents / 100)));
    }
  }
  return meanings;
}

const runs = { numRuns: 1000 };

describe('a file that is accepted', () => {
  it('means the same when it is written back in the plainest form', () => {
    fc.assert(
      fc.property(files, (file) => {
        const reading = readingOf(textOf(file));
        if (reading === null || reading.length === 0) return;
        const plain = reading.map(([id, cents]) => `${id},${renderPlainCents(cents)}\n`).join('');
        expect(readingOf(plain)).toEqual(reading);
      }),
      runs,
    );
  });

  it('has exactly one meaning, whoever reads it', () => {
    let accepted = 0;
    fc.assert(
      fc.property(files, (file) => {
        const reading = readingOf(textOf(file));
        if (reading === null) return;
        accepted += 1;
        expect([...meaningsOf(file.rows)]).toEqual([JSON.stringify(reading)]);
      }),
      runs,
    );
    // Otherwise the property would say nothing.
    expect(accepted).toBeGreaterThan(runs.numRuns / 20);
  });
});
