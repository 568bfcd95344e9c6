import { describe, expect, it } from '@jest/globals';
import { sectionOf } from './section.ts';
import { batchOf, bonus, bulkPayment, openReport, planOf, report } from '../../kit/run-records.ts';

const [ann, ben, cleo] = [bonus(1, 425), bonus(2, 30), bonus(3, 1299)] as const;
const plan = planOf([batchOf([ann, ben, cleo])]);

describe('the money', () => {
  it('of a payment is what was paid with fees, VAT and total, and what was not', () => {
    const skipped = [{ bonus: cleo, bulk: bulkPayment('b0', [cleo], { kind: 'settled' }) }];
    const half = planOf([batchOf([ann, ben, cleo])], { due: [ann, ben], skipped });
    const bulks = [report('b1', [ann], { feesCents: 141.67, vatCents: 28.33 })];
    expect(sectionOf('Money', 'pay', { plan: half, bulks, currency: 'GBP' })).toBe(
      [
        '### Money, in GBP',
        '',
        '|  | Bonuses | Amount | Fees | VAT | Total |',
        '| --- | --: | --: | --: | --: | --: |',
        '| Paid by this run | 1 | 4.25 | 1.42 | 0.28 | 5.95 |',
        '| Not paid | 1 | 0.30 |  |  |  |',
        '| Paid before | 1 | 12.99 |  |  |  |',
      ].join('\n'),
    );
  });

  it('has no columns of fees where nothing was paid', () => {
    const open = [openReport(bulkPayment('b0', [ann], { kind: 'unknown' }))];
    expect(sectionOf('Money', 'pay', { plan, open })).toBe(
      '### Money, in GBP\n\n|  | Bonuses | Amount |\n| --- | --: | --: |\n| In doubt | 1 | 4.25 |\n| Not paid | 2 | 13.29 |',
    );
  });

  it('says that fees are not known where Prolific did not say them', () => {
    const bulks = [report('b1', [ann], { feesCents: null, vatCents: null, totalCents: 595 })];
    const only = planOf([batchOf([ann])]);
    expect(sectionOf('Money', 'pay', { plan: only, bulks })).toContain(
      '| Paid by this run | 1 | 4.25 | not known | not known | 5.95 |',
    );
  });

  it('of a plan says how to learn the fees, or that the drafts pay nothing', () => {
    expect(sectionOf('Money', 'plan', { plan, currency: 'GBP' })).toContain('`quote: true`');
    const bulks = [
      report('b1', [ann, ben, cleo], { state: 'set-up', feesCents: 500, vatCents: 100 }),
    ];
    const quoted = sectionOf('Money', 'plan', { plan, bulks });
    expect(quoted).toContain('### Money, in GBP');
    expect(quoted).toContain('| Due | 3 | 17.54 | 5.00 | 1.00 | 23.54 |');
    expect(quoted).toContain('**Drafts pay nothing**');
  });

  it('says nothing about fees where nothing is due, and takes the currency from the ledger', () => {
    const skipped = [
      { bonus: ann, bulk: bulkPayment('b0', [ann], { kind: 'settled' }, { currency: 'EUR' }) },
    ];
    const none = planOf([batchOf([ann])], { due: [], skipped });
    expect(sectionOf('Money', 'plan', { plan: none })).toBe(
      '### Money, in EUR\n\n|  | Bonuses | Amount |\n| --- | --: | --: |\n| Paid before | 1 | 4.25 |',
    );
  });

  it('names no currency where neither Prolific nor the ledger has said it', () => {
    expect(sectionOf('Money', 'plan', { plan })).toContain("### Money, in the study's currency\n");
  });

  it('says so where every bonus is zero, and nothing where there is none', () => {
    const zeros = planOf([batchOf([bonus(1, 0)])], { due: [] });
    expect(sectionOf('Money', 'pay', { plan: zeros })).toContain(
      'No bonus of this run is more than zero.',
    );
    expect(sectionOf('Money', 'pay', { plan: planOf([]) })).toBeNull();
  });
});
