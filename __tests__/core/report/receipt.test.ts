import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { renderReceipt } from '../../../src/core/report/receipt.ts';
import type { RunRecord } from '../../../src/core/record/run-record.ts';
import type { ReportContext } from '../../../src/core/report/context.ts';
import {
  batchOf,
  bonus,
  bulkPayment,
  context,
  idOf,
  openReport,
  planOf,
  recordOf,
  report,
  settings,
  study,
} from '../../kit/run-records.ts';

type Row = Record<string, string>;

function rowsOf(record: RunRecord, given: Partial<ReportContext> = {}): Row[] {
  return parse(renderReceipt(record, { ...context, ...given }), { columns: true });
}

const [ann, ben, cleo] = [bonus(1, 425), bonus(2, 30), bonus(3, 1299)] as const;
const approved = { settings: { ...settings, approve: 'f'.repeat(64) } };

describe('the receipt', () => {
  it('has a line for each bonus, with full ids, and the whole of what is known of it', () => {
    const bulks = [report('b1', [ann], { feesCents: 141.67, vatCents: 28.33, totalCents: 595 })];
    const record = recordOf('pay', { status: 'paid', plan: planOf([batchOf([ann])]), bulks });
    expect(renderReceipt(record, { ...context, ...approved })).toBe(
      [
        'file,line,study,batch,id,amount,currency,state,bulk,fees,vat,total,time,run,approved_by',
        `bonuses/week1.csv,2,${study},bonuses/week1.csv,${idOf(1)},4.25,GBP,paid,b1,1.42,0.28,5.95,2026-03-02T09:59:00.000Z,https://github.com/lab/study/actions/runs/19,octocat`,
        '',
      ].join('\r\n'),
    );
  });

  it('is a head alone where the run had no plan', () => {
    expect(renderReceipt(recordOf('pay'), context)).toMatch(/^file,line,[^\n]*approved_by\r\n$/);
  });

  it('has no time for a bonus that no request was sent for', () => {
    const plan = planOf([batchOf([ann, bonus(4, 0)])]);
    expect(rowsOf(recordOf('plan', { plan })).map(({ state, time }) => [state, time])).toEqual([
      ['due', ''],
      ['zero', ''],
    ]);
  });

  it('names the earlier run, its time and its approval where that one paid, and no fees', () => {
    const bulk = bulkPayment('b0', [ann], { kind: 'settled' }, { approved: true });
    const plan = planOf([batchOf([ann])], { due: [], skipped: [{ bonus: ann, bulk }] });
    expect(rowsOf(recordOf('pay', { plan }))).toEqual([
      expect.objectContaining({
        state: 'already paid',
        bulk: 'b0',
        currency: 'GBP',
        fees: '',
        vat: '',
        total: '',
        time: '2026-03-02T09:00:00.000Z',
        run: 'https://github.com/lab/study/actions/runs/17',
        approved_by: 'hubot',
      }),
    ]);
    const silent = bulkPayment('b0', [ann], { kind: 'settled' });
    const other = planOf([batchOf([ann])], { due: [], skipped: [{ bonus: ann, bulk: silent }] });
    expect(rowsOf(recordOf('pay', { plan: other }))[0]).toMatchObject({ approved_by: '' });
  });

  it('says neither when nor what it cost where nothing was paid', () => {
    const bulks = [report('b1', [ben], { state: 'refused' })];
    const doubt = bulkPayment('b0', [cleo], { kind: 'unknown' });
    const plan = planOf([batchOf([ann, ben, cleo])]);
    const record = recordOf('pay', { plan, bulks, open: [openReport(doubt)], currency: 'EUR' });
    const nothing = { fees: '', vat: '', total: '' };
    expect(rowsOf(record)).toEqual([
      expect.objectContaining({
        state: 'not paid',
        bulk: '',
        currency: 'EUR',
        time: '',
        ...nothing,
      }),
      expect.objectContaining({
        state: 'not paid',
        bulk: 'b1',
        currency: 'GBP',
        time: '',
        ...nothing,
      }),
      expect.objectContaining({ state: 'in doubt', bulk: 'b0', ...nothing, approved_by: '' }),
    ]);
  });

  it('says when a payment was asked for whose outcome is not known', () => {
    const bulks = [report('b1', [ann], { state: 'unknown' })];
    const record = recordOf('pay', { plan: planOf([batchOf([ann])]), bulks });
    expect(rowsOf(record)[0]).toMatchObject({
      state: 'in doubt',
      bulk: 'b1',
      time: '2026-03-02T09:59:00.000Z',
      total: '',
    });
  });

  it('leaves fees and VAT empty where Prolific did not say them; the total is all the same exact', () => {
    const bulks = [
      report('b1', [ann, ben], { feesCents: null, vatCents: null, totalCents: 600.4 }),
    ];
    const record = recordOf('pay', { plan: planOf([batchOf([ann, ben])]), bulks });
    const rows = rowsOf(record, { settings: null });
    expect(rows.map(({ fees, vat, total }) => [fees, vat, total])).toEqual([
      ['', '', '5.60'],
      ['', '', '0.40'],
    ]);
    expect(rows[0]?.['approved_by']).toBe('');
  });

  it('leaves the currency empty where nobody said it', () => {
    const plan = planOf([batchOf([ann])]);
    expect(rowsOf(recordOf('plan', { plan }))[0]).toMatchObject({ currency: '', state: 'due' });
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx'])(
    'is not run as a formula where a label or a path begins as %j does',
    (text) => {
      const evil = bonus(1, 425, { batch: text, file: text });
      const plan = planOf([batchOf([evil])]);
      const [row] = rowsOf(recordOf('pay', { plan }));
      expect([row?.['batch'], row?.['file']]).toEqual([`'${text}`, `'${text}`]);
    },
  );

  it.each(['a,b', 'a"b', 'a\nb', 'a\rb', '"'])('holds %j in one cell', (text) => {
    const plan = planOf([batchOf([bonus(1, 425, { batch: text })])]);
    const [row, ...others] = rowsOf(recordOf('pay', { plan }));
    expect(row?.['batch']).toBe(text);
    expect(others).toEqual([]);
  });
});
