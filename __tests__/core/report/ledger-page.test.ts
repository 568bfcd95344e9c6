import { describe, expect, it } from '@jest/globals';
import type { BulkState } from '../../../src/core/ledger/states.ts';
import { pageRowsAtMost, renderLedgerPage } from '../../../src/core/report/ledger-page.ts';
import { bulkPayment } from '../../kit/ledger-states.ts';
import { bonus, study } from '../../kit/run-records.ts';

const runs = 'https://github.com/lab/study/actions/runs';
const three = [bonus(1, 425), bonus(2, 30), bonus(3, 123_456)];

function pageOf(...bulks: ReturnType<typeof bulkPayment>[]): string {
  const ledger = { bulks: new Map(bulks.map((bulk) => [bulk.claim.bulk, bulk])) };
  return renderLedgerPage(study, ledger, runs);
}

const at = (month: string) => ({ at: `${month}-03T09:00:00.000Z` });
const rowsOf = (page: string): string[] => page.match(/^\| \d+ \w{3} 20\d\d .*$/gm) ?? [];

describe("the study's page", () => {
  it('says what was paid so far and charged, and shows each bulk payment, newest first', () => {
    const page = pageOf(
      bulkPayment(
        'b1',
        three.slice(0, 2),
        { kind: 'settled' },
        { ...at('2025-12'), fees: 100, vat: 20, total: 575 },
      ),
      bulkPayment(
        'b2',
        three.slice(2),
        { kind: 'accepted' },
        { ...at('2026-02'), batch: 'week|2.csv' },
      ),
    );
    for (const row of [
      '| Charged to the workspace | 1,240.43 GBP |',
      '| To participants | 1,239.11 GBP |',
      '| Bonuses | 3 |',
      '| Last payment | 3 Feb 2026 |',
      '| State | 1 payment on the way |',
    ])
      expect(page).toContain(row);
    expect(rowsOf(page)).toEqual([
      `| 3 Feb 2026 | week&#124;2.csv | 1 | 1,234.56 | 0.10 | 0.02 | 1,234.68 | accepted | [17](${runs}/17) |`,
      `| 3 Dec 2025 | bonuses/week1.csv | 2 | 4.55 | 1.00 | 0.20 | 5.75 | ✅ arrived | [17](${runs}/17) |`,
    ]);
    expect(page).toContain('x-axis ["Dec 25", "Jan 26", "Feb 26"]');
    expect(page).toContain('bar [5.75, 0.00, 1234.68]');
  });

  it.each<[BulkState, string, string]>([
    [{ kind: 'claimed' }, '⚠️ in doubt, 1,239.11 to 3 people', '0'],
    [{ kind: 'unknown', reason: 'time-out' }, '⚠️ in doubt, 1,239.11 to 3 people', '0'],
    [{ kind: 'refused' }, 'not paid, 1,239.11 to 3 people', '0'],
    [{ kind: 'resolved-paid' }, '✅ answered: paid', '3'],
    [
      { kind: 'resolved-not-paid', arrived: new Set() },
      'answered: not paid, 1,239.11 to 3 people',
      '0',
    ],
    [
      { kind: 'resolved-not-paid', arrived: new Set([bonus(1, 425).to]) },
      'answered: not paid, except for these',
      '1',
    ],
  ])('of %j says "%s"', (state, said, bonuses) => {
    const page = pageOf(bulkPayment('b1', three, state));
    expect(rowsOf(page)[0]).toContain(`| ${said} |`);
    expect(page).toContain(`| Bonuses | ${bonuses} |`);
  });

  it('of a payment of which a part arrived shows that part of its fees', () => {
    const state: BulkState = { kind: 'resolved-not-paid', arrived: new Set([bonus(1, 400).to]) };
    const part = bulkPayment('b1', [bonus(1, 400), bonus(2, 1_200)], state, {
      fees: 400,
      vat: 80,
      total: 2_080,
    });
    expect(rowsOf(pageOf(part))[0]).toContain('| 1 | 4.00 | 1.00 | 0.20 | 5.20 | answered:');
  });

  it('has no ids of people, and no pseudonyms either', () => {
    expect(pageOf(bulkPayment('b1', three, { kind: 'settled' }))).not.toMatch(/[0-9a-f]{32}/);
  });

  it('shows the newest 200 and says how many are in the record alone', () => {
    const many = Array.from({ length: pageRowsAtMost + 5 }, (_, n) =>
      bulkPayment(`b${n}`, three.slice(0, 1), { kind: 'settled' }),
    );
    const page = pageOf(...many);
    expect(rowsOf(page)).toHaveLength(pageRowsAtMost);
    expect(page).toContain('5 earlier payments are in the record.');
    expect(pageOf(...many.slice(5))).not.toContain('in the record.');
    expect(pageOf(...many.slice(4))).toContain('1 earlier payment is in the record.');
  });

  it('of a study of which nothing was paid has no chart', () => {
    expect(pageOf(bulkPayment('b1', three, { kind: 'refused' }))).not.toContain('mermaid');
  });

  it('of a study without a payment says so', () => {
    expect(pageOf()).toContain('| Last payment | none |\n| State | ✅ all arrived |\n\n| Date |');
  });

  it.each<[string, BulkState['kind'][]]>([
    ['✅ all arrived', ['settled', 'settled']],
    ['1 payment on the way', ['settled', 'accepted']],
    ['2 payments on the way', ['accepted', 'accepted', 'refused']],
    ['⚠️ 1 payment in doubt', ['accepted', 'claimed']],
    ['⚠️ 2 payments in doubt', ['claimed', 'claimed', 'settled']],
  ])('says "%s" in its head of payments that are %j', (said, kinds) => {
    const bulks = kinds.map((kind, n) => bulkPayment(`b${n}`, three, { kind } as BulkState));
    expect(pageOf(...bulks)).toContain(`| State | ${said} |`);
  });

  it('says that fees and VAT are not known where Prolific did not say them', () => {
    const page = pageOf(
      bulkPayment('b1', three.slice(0, 1), { kind: 'settled' }, { fees: null, vat: null }),
    );
    expect(rowsOf(page)[0]).toContain('| 1 | 4.25 | not known | not known | 4.37 |');
  });

  it('draws the newest 24 months, those without a payment too, and a sum for each', () => {
    const paidIn = (month: string, n: number) =>
      bulkPayment(`b${n}`, three.slice(0, 1), { kind: 'settled' }, at(month));
    const months = (...names: string[]): string[] =>
      /x-axis \[(.*)\]/.exec(pageOf(...names.map(paidIn)))?.[1]?.split(', ') ?? [];
    expect(months('2024-03', '2026-02')).toHaveLength(24);
    expect(months('2024-03', '2026-02').at(0)).toBe('"Mar 24"');
    expect(months('2024-02', '2026-02')).toHaveLength(24);
    expect(months('2024-02', '2026-02').at(0)).toBe('"Mar 24"');
    expect(months('2026-02')).toEqual(['"Feb 26"']);
    expect(pageOf(paidIn('2026-02', 1), paidIn('2026-02', 2))).toContain('bar [8.74]');
  });

  it.each([
    [425, '5', '4.37'],
    [1_000, '12', '10.12'],
    [1, '2', '0.13'],
  ])('leaves room above the highest bar: of %i cents', (cents, top, bar) => {
    const page = pageOf(bulkPayment('b1', [bonus(1, cents)], { kind: 'settled' }));
    expect(page).toContain(`  y-axis "GBP" 0 --> ${top}\n  bar [${bar}]`);
  });
});
