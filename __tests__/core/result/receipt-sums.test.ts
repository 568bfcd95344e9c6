import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { chunkDue } from '../../../src/core/plan/drafts.ts';
import { formatCents } from '../../../src/core/money.ts';
import { outputsOf } from '../../../src/core/result/outputs-of.ts';
import { renderReceipt } from '../../../src/core/result/receipt.ts';
import type { RunRecord } from '../../../src/core/record/run-record.ts';
import type { ReportContext } from '../../../src/core/result/context.ts';
import { batchOf, bonus, context, planOf, recordOf, ownBulk } from '../../kit/run-records.ts';

type Row = Record<string, string>;

function rowsOf(record: RunRecord, given: Partial<ReportContext> = {}): Row[] {
  return parse(renderReceipt(record, { ...context, ...given }), { columns: true });
}

/** Minor units of the rows of these kinds. */
function sumOf(rows: readonly Row[], ...kinds: string[]): number {
  const theirs = rows.filter(({ kind = '' }) => kinds.includes(kind));
  return theirs.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0);
}

describe('the receipt', () => {
  it('sums exactly to the outputs, for 1,000 random runs', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 9_999_999 }), {
      minLength: 1,
      maxLength: 330,
    });
    const rates = fc.record({
      fee: fc.constantFrom(0, 0.25, 1 / 3, 0.333, 0.42857),
      vat: fc.constantFrom(0, 0.19, 0.2, 0.0777),
      noise: fc.constantFrom(0, 0.005, -0.005, 0.5, 17),
    });
    fc.assert(
      fc.property(amounts, rates, (cents, { fee, vat, noise }) => {
        const bonuses = cents.map((amount, index) =>
          bonus(index + 1, amount, { batch: index % 3 === 0 ? 'a' : 'b' }),
        );
        const batches = [...Map.groupBy(bonuses, ({ batch }) => batch).values()].map((theirs) =>
          batchOf(theirs),
        );
        const plan = planOf(batches);
        const bulks = chunkDue(plan).map((chunk, index) => {
          const amount = chunk.bonuses.reduce((sum, one) => sum + one.amount, 0);
          const [feesCents, vatCents] = [amount * fee, amount * fee * vat];
          const totalCents = amount + feesCents + vatCents + noise;
          return ownBulk(`b${index}`, chunk.bonuses, {
            feesCents,
            vatCents,
            totalCents,
            state: 'accepted',
          });
        });
        const record = recordOf('pay', { status: 'paid', plan, bulks });
        const rows = rowsOf(record);
        const outputs = outputsOf(record, { ledgerUrls: new Map(), receiptPath: null });
        const of = (kind: string): string => formatCents(sumOf(rows, kind));
        expect(of('bonus')).toBe(outputs['paid-amount']);
        expect(of('fees')).toBe(outputs.fees);
        expect(of('vat')).toBe(outputs.vat);
        expect(of('total')).toBe(outputs['total-cost']);
        expect(sumOf(rows, 'bonus', 'fees', 'vat', 'rounding', 'fees and vat')).toBe(
          sumOf(rows, 'total'),
        );
      }),
      { numRuns: 1000 },
    );
  });
});
