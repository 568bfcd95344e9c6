import { describe, expect, it } from '@jest/globals';
import { sectionOf } from './section.ts';
import { bonus, bulkPayment, openReport, report } from '../../kit/run-records.ts';

const [ann, ben, cleo] = [bonus(1, 425), bonus(2, 30), bonus(3, 1299)] as const;

describe('bulk payments', () => {
  it('of the run and of earlier runs are told with their state', () => {
    const open = [
      openReport(bulkPayment('b0', [cleo], { kind: 'unknown' })),
      openReport(bulkPayment('b9', [cleo], { kind: 'accepted' }), {
        inDoubt: false,
        arrived: null,
      }),
      openReport(bulkPayment('b1', [ann], { kind: 'accepted' }), { inDoubt: false }),
    ];
    const bulks = [
      report('b1', [ann], { state: 'accepted', feesCents: 141.5, vatCents: 28.5, totalCents: 595 }),
      report('b2', [ben], { state: 'refused', feesCents: null, vatCents: null, totalCents: 42.4 }),
      report('b3', [ann], { state: 'settled', feesCents: 141.5, vatCents: 28.4, totalCents: 595 }),
    ];
    const batch = '<code>bonuses/week1.csv</code>';
    expect(
      sectionOf(
        'Bulk payments',
        'pay',
        { status: 'in-doubt', bulks, open },
        { ledgerUrls: new Map() },
      ),
    ).toBe(
      `### Bulk payments

| Bulk payment | Batch | Bonuses | Amount | Fees | VAT | Total | State |
| --- | --- | --: | --: | --: | --: | --: | --- |
| <code>b1</code> | ${batch} | 1 | 4.25&nbsp;GBP | 1.42 | 0.29 | 5.95 | accepted by Prolific, not seen yet |
| <code>b3</code> | ${batch} | 1 | 4.25&nbsp;GBP | 1.41 | 0.28 | 5.95 | arrived |
| <code>b2</code> | ${batch} | 1 | 0.30&nbsp;GBP | not known | not known | 0.42 | not paid |

Of earlier runs, and still open:

| Bulk payment | Batch | Bonuses | Amount | Arrived | Claimed | State |
| --- | --- | --: | --: | --: | --- | --- |
| <code>b0</code> | ${batch} | 1 | 12.99&nbsp;GBP | 0 | 2026-03-02 09:00&nbsp;UTC | **in doubt** |
| <code>b9</code> | ${batch} | 1 | 12.99&nbsp;GBP | not known | 2026-03-02 09:00&nbsp;UTC | accepted by Prolific, not all seen yet |`,
    );
  });

  it.each([
    ['set-up', 'draft, pays nothing'],
    ['claimed', 'claimed, in doubt'],
    ['unknown', 'in doubt'],
  ] as const)('that are %s are said to be: %s', (state, words) => {
    const bulks = [report('b1', [ann], { state })];
    expect(sectionOf('Bulk payments', 'pay', { bulks })).toContain(`| ${words} |`);
  });

  it('are counted where they are too many to list', () => {
    const bulks = Array.from({ length: 10_000 }, (_, n) => report(`b${n}`, [ann]));
    const section = sectionOf('Bulk payments', 'pay', { bulks });
    const shown = section?.match(/^\| <code>b/gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(500);
    expect(section).toContain(
      `${10_000 - shown} more are not shown here; the ledger has them all.`,
    );
  });
});
