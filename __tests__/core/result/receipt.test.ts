import { describe, expect, it } from '@jest/globals';
import { hasReceipt, renderReceipt } from '../../../src/core/result/receipt.ts';
import { bulkPayment } from '../../kit/ledger-states.ts';
import {
  batchOf,
  bonus,
  context,
  idOf,
  ownBulk,
  planOf,
  recordOf,
  settings,
  study,
} from '../../kit/run-records.ts';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { chunkDue } from '../../../src/core/plan/drafts.ts';
import { renderPlainCents } from '../../../src/core/money.ts';
import { outputsOf } from '../../../src/core/result/outputs-of.ts';
import type { RunRecord } from '../../../src/core/record/run-record.ts';
import type { ReportContext } from '../../../src/core/result/context.ts';

const two = [bonus(1, 425), bonus(2, 30)];
const plan = planOf([batchOf(two)]);
const head = 'kind,amount,currency,date,study,batch,file,line,id,bulk_payment,run,approved_by\r\n';

describe('the receipt', () => {
  it('has a row for each bonus that was paid, one of fees and one of VAT, and a total', () => {
    const bulks = [ownBulk('b1', two, { feesCents: 151.67, vatCents: 30.33 })];
    const text = renderReceipt(recordOf('pay', { status: 'paid', plan, bulks }), context);
    const when = `2026-03-02T09:59:00.000Z,${study}`;
    const file = 'bonuses/week1.csv';
    expect(text).toBe(
      [
        head.trimEnd(),
        `bonus,4.25,GBP,${when},${file},${file},2,${idOf(1)},b1,${context.runUrl},`,
        `bonus,0.30,GBP,${when},${file},${file},3,${idOf(2)},b1,${context.runUrl},`,
        `fees,1.52,GBP,${when},,,,,b1,${context.runUrl},`,
        `vat,0.30,GBP,${when},,,,,b1,${context.runUrl},`,
        'total,6.37,GBP,,,,,,,,,',
        '',
      ].join('\r\n'),
    );
  });

  it('has no row for what was not paid, is in doubt, or was paid before', () => {
    const bulks = [
      ownBulk('b1', two.slice(0, 1), { state: 'refused' }),
      ownBulk('b2', two.slice(1), { state: 'unknown' }),
    ];
    const record = recordOf('pay', { status: 'in-doubt', currency: 'GBP', plan, bulks });
    expect(renderReceipt(record, context)).toBe(`${head}total,0.00,GBP,,,,,,,,,\r\n`);
  });

  it('sums to the total also where Prolific rounded it otherwise, or said no parts of it', () => {
    const kinds = (given: Parameters<typeof ownBulk>[2]): string[][] =>
      renderReceipt(recordOf('pay', { plan, bulks: [ownBulk('b1', two, given)] }), context)
        .trimEnd()
        .split('\r\n')
        .slice(3)
        .map((line) => line.split(',').slice(0, 2));
    expect(kinds({ feesCents: 100, vatCents: 20, totalCents: 574 })).toEqual([
      ['fees', '1.00'],
      ['vat', '0.20'],
      ['rounding', '-0.01'],
      ['total', '5.74'],
    ]);
    expect(kinds({ feesCents: null, vatCents: null, totalCents: 600 })).toEqual([
      ['fees and vat', '1.45'],
      ['total', '6.00'],
    ]);
    expect(kinds({ feesCents: 100, vatCents: null, totalCents: 600 })).toEqual([
      ['fees', '1.00'],
      ['fees and vat', '0.45'],
      ['total', '6.00'],
    ]);
    expect(kinds({ feesCents: null, vatCents: 20, totalCents: 600 })).toEqual([
      ['vat', '0.20'],
      ['fees and vat', '1.25'],
      ['total', '6.00'],
    ]);
  });

  it('names who answered for it', () => {
    const approving = { ...context, settings: { ...settings, approve: 'f'.repeat(64) } };
    const text = renderReceipt(recordOf('pay', { plan, bulks: [ownBulk('b1', two)] }), approving);
    expect(text.match(/,octocat\r\n/g)).toHaveLength(4);
  });

  it('leaves out who answered, and when Prolific did, where that is not known', () => {
    const bulks = [ownBulk('b1', two.slice(0, 1), { answeredAtMs: null })];
    const text = renderReceipt(recordOf('pay', { plan, bulks }), { ...context, settings: null });
    expect(text.split('\r\n')[1]).toBe(
      `bonus,4.25,GBP,,${study},bonuses/week1.csv,bonuses/week1.csv,2,${idOf(1)},b1,${context.runUrl},`,
    );
  });

  it('of what the ledger holds has the part of the fees that belongs to these files', () => {
    const whole = bulkPayment(
      'b0',
      [bonus(1, 300), bonus(2, 100)],
      { kind: 'settled' },
      {
        fees: 200,
        vat: 40,
        total: 640,
        approved: true,
      },
    );
    const held = [{ bonus: bonus(1, 300), bulk: whole }];
    const rows = renderReceipt(recordOf('reconcile', { held }), context).split('\r\n').slice(1);
    expect(rows.map((row) => row.split(',').slice(0, 2))).toEqual([
      ['bonus', '3.00'],
      ['fees', '1.50'],
      ['vat', '0.30'],
      ['total', '4.80'],
      [''],
    ]);
    expect(rows[0]).toContain(',b0,https://github.com/lab/study/actions/runs/17,hubot');
  });

  it('of what the ledger holds has one row of fees and VAT where Prolific said no parts', () => {
    const unsaid = { fees: null, vat: null, total: 640 };
    const whole = bulkPayment('b0', [bonus(1, 300), bonus(2, 100)], { kind: 'settled' }, unsaid);
    const held = [{ bonus: bonus(1, 300), bulk: whole }];
    const rows = renderReceipt(recordOf('reconcile', { held }), context).split('\r\n').slice(1);
    const from = `GBP,2026-03-02T09:00:00.000Z,${study}`;
    const run = 'https://github.com/lab/study/actions/runs/17';
    expect(rows).toEqual([
      `bonus,3.00,${from},bonuses/week1.csv,bonuses/week1.csv,2,${idOf(1)},b0,${run},`,
      `fees and vat,1.80,${from},,,,,b0,${run},`,
      'total,4.80,GBP,,,,,,,,,',
      '',
    ]);
  });

  it('is there for a run that pays, or that was asked for one, and not for a plan', () => {
    expect(hasReceipt(recordOf('pay', { plan }))).toBe(true);
    expect(hasReceipt(recordOf('pay'))).toBe(false);
    expect(hasReceipt(recordOf('plan', { plan }))).toBe(false);
    expect(hasReceipt(recordOf('reconcile', { held: [] }))).toBe(true);
  });
});

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
        const of = (kind: string): string => renderPlainCents(sumOf(rows, kind));
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
