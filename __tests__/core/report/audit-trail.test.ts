import { describe, expect, it } from '@jest/globals';
import { parseStudyId, type StudyId } from '../../../src/core/ids.ts';
import type { RunRecord } from '../../../src/core/record/run-record.ts';
import { renderAuditTrail, renderReconciled } from '../../../src/core/report/audit-trail.ts';
import type { ReportContext } from '../../../src/core/result/context.ts';
import { factsOf } from '../../../src/core/result/facts.ts';
import { bulkPayment } from '../../kit/ledger-states.ts';
import {
  batchOf,
  bonus,
  context,
  openBulk,
  ownBulk,
  planOf,
  recordOf,
  study,
} from '../../kit/run-records.ts';

const two = [bonus(1, 425), bonus(2, 30)];

function trailOf(given: Partial<RunRecord>, around: Partial<ReportContext> = {}): string {
  const record = recordOf('pay', { status: 'paid', ...given });
  return renderAuditTrail(factsOf(record), { ...context, ...around }) ?? 'nothing';
}

/** The cells of rows that begin with the id of a bulk payment. */
function rowsIn(trail: string): string[][] {
  return trail
    .split('\n')
    .filter((line) => line.startsWith('| <code>'))
    .map((line) =>
      line
        .replace(/<\/?code>/g, '')
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

describe('the trail for audits', () => {
  it('is not there where there is nothing to look up', () => {
    expect(trailOf({})).toBe('nothing');
  });

  it('has a bulk payment of this run that is still open once, and one of an earlier run apart', () => {
    const own = ownBulk('b2', two.slice(1), { state: 'accepted' });
    const earlier = bulkPayment('b1', two.slice(0, 1), { kind: 'claimed' });
    const trail = trailOf({
      bulks: [own],
      open: [
        openBulk(bulkPayment('b2', two.slice(1), { kind: 'accepted' }), { inDoubt: false }),
        openBulk(earlier, { arrived: null }),
      ],
    });
    expect(rowsIn(trail)).toEqual([
      ['b2', '1', '0.30 GBP', '0.10', '0.02', '0.42', 'accepted'],
      ['b1', '1', '4.25 GBP', 'not known', '2026-03-02 09:00 UTC', '**in doubt**'],
    ]);
  });

  it('says of an open bulk payment of an earlier run what is known of it', () => {
    const open = (['accepted', 'resolved-paid'] as const).map((kind, n) =>
      openBulk(bulkPayment(`b${n}`, two, { kind }), { inDoubt: false }),
    );
    expect(rowsIn(trailOf({ open })).map((cells) => cells.slice(3))).toEqual([
      ['0', '2026-03-02 09:00 UTC', 'accepted'],
      ['0', '2026-03-02 09:00 UTC', 'paid, by your answer'],
    ]);
  });

  it('says that fees or VAT are not known, where Prolific did not say them', () => {
    const row = (given: object) => rowsIn(trailOf({ bulks: [ownBulk('b1', two, given)] }))[0];
    expect(row({ feesCents: null })?.slice(3, 5)).toEqual(['not known', '0.30']);
    expect(row({ vatCents: null })?.slice(3, 5)).toEqual(['1.52', 'not known']);
  });

  it('shows a hundred bulk payments, and says how many more the ledger has', () => {
    const own = (count: number) =>
      Array.from({ length: count }, (_, n) => ownBulk(`b${n}`, [bonus(n, 100)]));
    expect(rowsIn(trailOf({ bulks: own(100) }))).toHaveLength(100);
    expect(trailOf({ bulks: own(100) })).not.toContain('not shown');
    const trail = trailOf({ bulks: own(101) });
    expect(rowsIn(trail)).toHaveLength(100);
    expect(trail).toContain('1 more is not shown; the ledger has them all.');
  });

  it('counts files of which every line was paid before, and names a hundred of them', () => {
    const plan = (count: number) => {
      const batches = Array.from({ length: count }, (_, n) => {
        const file = `bonuses/week${n}.csv`;
        return batchOf([bonus(n, 100, { file, batch: file })]);
      });
      const bulk = bulkPayment('b1', two, { kind: 'settled' });
      const skipped = batches.flatMap(({ bonuses }) =>
        bonuses.map((one) => ({ bonus: one, bulk })),
      );
      return planOf(batches, { due: [], skipped });
    };
    expect(trailOf({ plan: plan(1) }, { sha: null })).toContain(
      '1 file has nothing new:\n\n- bonuses/week0.csv: 1 paid before\n\n',
    );
    expect(trailOf({ plan: plan(100) })).not.toContain('more');
    const trail = trailOf({ plan: plan(102) });
    expect(trail).toContain('102 files have nothing new:');
    expect(trail.match(/: 1 paid before$/gm)).toHaveLength(100);
    expect(trail).toMatch(/^- and 2 more$/m);
  });

  it('does not call a file done of which a line is due', () => {
    const plan = planOf([batchOf(two)], {
      due: two.slice(1),
      skipped: [
        { bonus: two[0] ?? bonus(1, 425), bulk: bulkPayment('b1', two, { kind: 'settled' }) },
      ],
    });
    expect(trailOf({ plan })).not.toContain('nothing new');
  });

  it('counts nobody of zero as paid, and names no file that has nobody', () => {
    const zero = bonus(2, 0);
    const paid = bonus(1, 425);
    const bulk = bulkPayment('b1', [paid], { kind: 'settled' });
    const of = (bonuses: readonly (typeof paid)[]) =>
      trailOf({
        plan: planOf([batchOf(bonuses)], {
          due: [],
          skipped: bonuses.includes(paid) ? [{ bonus: paid, bulk }] : [],
        }),
      });
    expect(of([paid, zero])).toMatch(/: 1 paid before$/m);
    expect(of([zero])).toMatch(/: 0 paid before$/m);
    expect(of([])).toBe('nothing');
  });
});

describe('the link to the ledger', () => {
  const url = (of: string): string => `https://github.com/lab/ledger/${of}.jsonl`;
  const other = parseStudyId('5d84bdd1acfdc84aff7bbcb6') as StudyId;
  const page = `[Everything that was paid](${url(study).replace('.jsonl', '.md')})`;
  const totals = { bonuses: 1, cents: 1, chargedCents: 1, currency: 'GBP', labels: [] };
  const linksOf = (given: Partial<RunRecord>, studies = [study]): string =>
    trailOf(given, { ledgerUrls: new Map(studies.map((one) => [one, url(one)])) });

  it.each<[string, Partial<RunRecord>, boolean]>([
    ['no line', {}, false],
    ['lines', { paidBefore: new Map([[study, { ...totals, hasLines: true }]]) }, true],
    [
      'no line that was read',
      { paidBefore: new Map([[study, { ...totals, hasLines: false }]]) },
      false,
    ],
    ['a line of this run', { bulks: [ownBulk('b1', two)] }, true],
    ['a draft alone', { bulks: [ownBulk('b1', two, { state: 'set-up' })] }, false],
    [
      'a line of another study',
      { bulks: [ownBulk('b1', [bonus(1, 425, { study: other })])] },
      false,
    ],
  ])('is there where the ledger has something to show: %s', (_, given, isThere) => {
    expect(linksOf(given).includes(page)).toBe(isThere);
  });

  it('is that of each study, by its name where there are several', () => {
    const paidBefore = new Map([study, other].map((one) => [one, { ...totals, hasLines: true }]));
    const studies = new Map([[other, { name: 'Listening', rates: null }]]);
    expect(linksOf({ paidBefore })).toContain(
      `${page} of this study; [the record itself](${url(study)})`,
    );
    expect(linksOf({ paidBefore, studies }, [study, other])).toMatch(
      /\) of \[open at Prolific\].*<br>\[.*\.md\) of \[\*\*Listening\*\*\]/,
    );
  });

  it('leads to the page of a file, whatever else its address says', () => {
    const odd = 'https://github.com/lab/a.jsonl.b/ledger.jsonl';
    const around = { ledgerUrls: new Map([[study, odd]]) };
    expect(trailOf({ bulks: [ownBulk('b1', two)] }, around)).toContain(
      '(https://github.com/lab/a.jsonl.b/ledger.md)',
    );
  });

  it('is there for a hundred studies', () => {
    const many = Array.from(
      { length: 101 },
      (_, n) => parseStudyId(n.toString(16).padStart(24, 'c')) as StudyId,
    );
    const paidBefore = new Map(many.map((one) => [one, { ...totals, hasLines: true }]));
    expect(linksOf({ paidBefore }, many).split('<br>')).toHaveLength(100);
  });
});

describe('the digest', () => {
  const plan = planOf([batchOf(two)]);
  const digest = `Digest of the plan: <code>${plan.digest}</code>`;

  it('is there where something is due or was paid, and not else', () => {
    expect(trailOf({ plan })).toContain(digest);
    expect(trailOf({ plan, bulks: [ownBulk('b1', two)] })).toContain(digest);
    expect(trailOf({ plan, bulks: [ownBulk('b1', two.slice(1))] })).toContain(digest);
    expect(trailOf({ plan: planOf([]) })).toBe('nothing');
  });
});

describe('what a run says of payments of earlier runs', () => {
  const said = (count: number): string | null => {
    const reconciled = Array.from({ length: count }, (_, n) => `Bulk payment b${n} arrived.`);
    return renderReconciled(factsOf(recordOf('pay', { reconciled })));
  };

  it('is nothing, a sentence each, or ten and how many more', () => {
    expect(said(0)).toBeNull();
    expect(said(1)).toBe('- Bulk payment b0 arrived.');
    expect(said(10)?.split('\n')).toHaveLength(10);
    expect(said(10)).not.toContain('more');
    expect(said(12)?.split('\n').slice(9)).toEqual([
      '- Bulk payment b9 arrived.',
      '- and 2 more; the ledger has them all.',
    ]);
  });
});
