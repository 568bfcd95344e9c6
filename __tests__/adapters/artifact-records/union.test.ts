import { describe, expect, it } from '@jest/globals';
import { lineOf, type RecordLine } from '../../../src/adapters/artifact-records/record.ts';
import { type DatedRecord, unionOf } from '../../../src/adapters/artifact-records/union.ts';
import type { LedgerEvent } from '../../../src/core/ledger/lines.ts';
import { event } from '../../kit/builders.ts';
import { claimOf } from '../artifact-ledger/artifact-scene.ts';

const [one, two] = [claimOf('1', 'bulk-1'), claimOf('2', 'bulk-2')];

/** What each letter stands for, in the order in which a record has them. */
const events: Readonly<Record<string, LedgerEvent>> = {
  C: one,
  D: two,
  a: event('accepted', 'bulk-1'),
  u: event('unknown', 'bulk-1'),
  s: event('settled', 'bulk-1'),
  t: event('settled', 'bulk-2'),
  p: event('resolved-paid', 'bulk-1'),
  n: event('resolved-not-paid', 'bulk-1'),
};

function record(letters: string, minute: number): DatedRecord {
  const lines = Array.from(letters, (letter): RecordLine => {
    const known = events[letter];
    if (known === undefined) throw new Error(`Nothing is ${letter}`);
    return lineOf(known);
  });
  return { artifactId: minute, createdAt: new Date(minute * 60_000), lines };
}

function orderOf(...records: readonly string[]): string {
  const dated = records.map((letters, index) => record(letters, index));
  const letterOf = (id: string): string =>
    Object.entries(events).find(([, known]) => known.id === id)?.[0] ?? '?';
  const inOrder = unionOf(dated)
    .map(({ event: { id } }) => letterOf(id))
    .join('');
  // Every process comes to the same, in whatever order it was shown the records.
  const reversed = unionOf(dated.toReversed())
    .map(({ event: { id } }) => letterOf(id))
    .join('');
  expect(reversed).toBe(inOrder);
  return inOrder;
}

describe('the events of all records', () => {
  it.each([
    ['of one record are in its order', ['CasD'], 'CasD'],
    ['are there once, however many records have them', ['C', 'Ca', 'Cas'], 'Cas'],
    ['come from the shorter record first, whatever their ids and dates', ['CaD', 'C'], 'CaD'],
    ['put proof behind a claim whose writer had not seen it', ['Cs', 'CaD'], 'CaDs'],
    ['leave proof before a claim whose writer had seen it', ['Cs', 'CsD'], 'CsD'],
    ['take nothing for seen that a third writer put in order', ['Cs', 'CaD', 'CasD'], 'CaDs'],
    ["put Prolific's answer behind a human's that had not seen it", ['Ca', 'Cun'], 'Cuna'],
    ["leave Prolific's answer before a human's that had seen it", ['Ca', 'Can'], 'Can'],
    ["put proof before a human's answer, for it is final", ['Cn', 'Cas'], 'Csna'],
    ['put paid behind not-paid, where neither had seen the other', ['Cp', 'Cn'], 'Cnp'],
  ])('%s', (_, records, expected) => {
    expect(orderOf(...records)).toBe(expected);
  });
});
