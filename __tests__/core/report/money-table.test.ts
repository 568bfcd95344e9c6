import { describe, expect, it } from '@jest/globals';
import type { RunRecord } from '../../../src/core/record/run-record.ts';
import { renderMoney } from '../../../src/core/report/money-table.ts';
import { factsOf } from '../../../src/core/result/facts.ts';
import type { Mode } from '../../../src/core/settings.ts';
import { batchOf, bonus, ownBulk, planOf, recordOf, study } from '../../kit/run-records.ts';

const amounts = (...cents: number[]) => cents.map((amount, n) => bonus(n + 1, amount));
const two = amounts(300, 600);
/** A third of what people get, and a fifteenth of it. */
const studies = new Map([[study, { name: null, rates: { fees: 1 / 3, vat: 1 / 15 } }]]);
const surveyed = new Set([study]);

function moneyOf(mode: Mode, given: Partial<RunRecord> = {}, bonuses = two): string | null {
  const plan = planOf([batchOf(bonuses)]);
  return renderMoney(factsOf(recordOf(mode, { plan, currency: 'GBP', ...given })));
}

const columns = (...cells: string[]): string =>
  [
    "| To participants | Prolific's fees | VAT | **Charged to the workspace** |",
    '| --: | --: | --: | --: |',
    `| ${cells.join(' | ')} |`,
  ].join('\n');

const inRows = (what: string, ...cells: string[]): string =>
  [
    `|  | ${what} |`,
    `| :-- |${' --: |'.repeat(what.split('|').length)}`,
    `| To participants | ${cells[0] ?? ''} |`,
    `| Prolific's fees | ${cells[1] ?? ''} |`,
    `| VAT | ${cells[2] ?? ''} |`,
    `| **Charged to the workspace** | ${cells[3] ?? ''} |`,
  ].join('\n');

const onTop = "Prolific's fees and VAT come on top.";
const hint =
  'What Prolific charges on top is not known here: <code>quote: true</code> asks for it, and pays nothing.';

describe('the money of a run', () => {
  it('is not there where nothing is due and nothing was paid', () => {
    expect(moneyOf('plan', { plan: planOf([]) })).toBeNull();
  });

  it('is not that of what is due beside a doubt, which stops it', () => {
    expect(moneyOf('plan', { status: 'in-doubt' })).toBeNull();
  });
});

describe('the money of a plan', () => {
  it('is about what the study was charged so far', () => {
    expect(moneyOf('plan', { studies })).toBe(
      columns('9.00', 'about 3.00', 'about 0.60', '**about 12.60 GBP**'),
    );
    expect(moneyOf('plan', { studies, currency: null })).toContain('| **about 12.60** |');
  });

  it('is exact where Prolific was asked about all of it', () => {
    expect(moneyOf('plan', { studies, bulks: [ownBulk('b1', two, { state: 'set-up' })] })).toBe(
      columns('9.00', '3.00', '0.60', '**12.60 GBP**'),
    );
  });

  it('is an estimate where Prolific was asked about a part of it', () => {
    const bulks = [ownBulk('b1', two.slice(0, 1), { state: 'set-up' })];
    expect(moneyOf('plan', { studies, bulks })).toContain('| **about 12.60 GBP** |');
  });

  it('is that of the people alone where nobody knows what comes on top', () => {
    expect(moneyOf('plan')).toBe(`**9.00 GBP to participants**; ${onTop}`);
    expect(moneyOf('plan', { currency: null })).toBe(`**9.00 to participants**; ${onTop}`);
  });

  it('says how to ask for what comes on top, where the run could ask Prolific anything', () => {
    expect(moneyOf('plan', { surveyed })).toBe(`**9.00 GBP to participants**; ${onTop}\n\n${hint}`);
    expect(moneyOf('plan', { surveyed, studies })).not.toContain('quote');
    expect(moneyOf('pay', { surveyed, status: 'blocked' })).not.toContain('quote');
  });

  it('is in rows where its columns are too wide for a telephone', () => {
    expect(moneyOf('plan', { studies }, amounts(149_700))).toBe(
      columns('1,497.00', 'about 499.00', 'about 99.80', '**about 2,095.80 GBP**'),
    );
    expect(moneyOf('plan', { studies }, amounts(150_000))).toBe(
      inRows('Due', '1,500.00', 'about 500.00', 'about 100.00', '**about 2,100.00 GBP**'),
    );
  });
});

describe('the money of a run that paid', () => {
  const first = two.slice(0, 1);

  it('is what Prolific stated, without an estimate', () => {
    expect(moneyOf('pay', { bulks: [ownBulk('b1', two)] })).toBe(
      columns('9.00', '3.00', '0.60', '**12.60 GBP**'),
    );
  });

  it('has no fees and no VAT that Prolific did not state, though their total is known', () => {
    const bulks = [
      ownBulk('b1', first, { feesCents: null, vatCents: null, totalCents: 420 }),
      ownBulk('b2', two.slice(1)),
    ];
    expect(moneyOf('pay', { bulks })).toBe(
      columns('9.00', 'not known', 'not known', '**12.60 GBP**'),
    );
  });

  it('stands beside about what is still due', () => {
    expect(moneyOf('pay', { studies, status: 'refused', bulks: [ownBulk('b1', first)] })).toBe(
      inRows(
        'Paid | Still due',
        '3.00 | 6.00',
        '1.00 | about 2.00',
        '0.20 | about 0.40',
        '**4.20 GBP** | **about 8.40 GBP**',
      ),
    );
  });

  it('stands beside what is still due where nobody knows what comes on top of that', () => {
    const bulks = [ownBulk('b1', first)];
    expect(moneyOf('pay', { surveyed, status: 'refused', bulks })).toBe(
      inRows(
        'Paid | Still due',
        '3.00 | 6.00',
        '1.00 | not known',
        '0.20 | not known',
        '**4.20 GBP** | **not known**',
      ),
    );
  });
});
