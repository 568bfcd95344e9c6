import { describe, expect, it } from '@jest/globals';
import type { Batch, Bonus } from '../../../src/core/bonus.ts';
import { parseStudyId, type StudyId } from '../../../src/core/ids.ts';
import type { RunRecord } from '../../../src/core/record/run-record.ts';
import { renderStudies } from '../../../src/core/report/study-section.ts';
import type { ReportContext } from '../../../src/core/result/context.ts';
import { factsOf } from '../../../src/core/result/facts.ts';
import { bulkPayment } from '../../kit/ledger-states.ts';
import {
  batchOf,
  bonus,
  context,
  ownBulk,
  planOf,
  recordOf,
  study,
} from '../../kit/run-records.ts';

const studyId = (n: number) => parseStudyId(n.toString(16).padStart(24, 'c')) as StudyId;
const totals = { currency: 'GBP', chargedCents: 0, labels: ['a.csv'], hasLines: true };
const amounts = (...cents: number[]): Bonus[] => cents.map((amount, n) => bonus(n + 1, amount));
const rates = { fees: 1 / 3, vat: 1 / 15 };

function sectionOf(
  batches: readonly Batch[],
  given: Partial<RunRecord> = {},
  around: Partial<ReportContext> = {},
): string {
  const record = recordOf('plan', { plan: planOf(batches), currency: 'GBP', ...given });
  return renderStudies(factsOf(record), { ...context, sha: null, ...around }) ?? 'nothing';
}

/** One row of the only study's table. */
function row(name: string, section: string): string | undefined {
  return section
    .split('\n')
    .find((line) => line.startsWith(`| ${name} |`))
    ?.slice(`| ${name} | `.length, -' |'.length);
}

const paidNow = (bonuses: readonly Bonus[], given: Partial<RunRecord> = {}): string =>
  sectionOf([batchOf(bonuses)], { bulks: [ownBulk('b1', bonuses)], ...given });

describe('the range of bonuses', () => {
  it.each<[number[], string | undefined]>([
    [[425], undefined],
    [[425, 425], '4.25 each'],
    [[100, 300], '1.00 to 3.00, median 2.00; largest line 3'],
    [[300, 100, 200], '1.00 to 3.00, median 2.00; largest line 2'],
    [[100, 200, 400, 300], '1.00 to 4.00, median 2.50; largest line 4'],
    [[300, 100, 300], '1.00 to 3.00, median 3.00; largest line 2 and 1 more'],
  ])('of %j is %s', (cents, range) => {
    expect(row('Bonuses', sectionOf([batchOf(amounts(...cents))]))).toBe(range);
  });
});

describe('the files of a study', () => {
  const inFile = (n: number): Batch => {
    const path = `week${n}.csv`;
    return batchOf([bonus(n, 100, { file: path, batch: path })]);
  };

  it('are named with what is new in them, and how much of them was paid before', () => {
    const three = amounts(100, 200, 300);
    const bulk = bulkPayment('b0', three, { kind: 'settled' });
    const skipped = three.slice(0, 2).map((one) => ({ bonus: one, bulk }));
    const grown = planOf([batchOf(three)], { due: three.slice(2), skipped });
    const file = 'bonuses/week1.csv';
    expect(row('File', sectionOf([], { plan: grown }))).toBe(
      `${file}: 1 new line, 2 lines paid before`,
    );
    expect(row('File', paidNow(three))).toBe(`${file}: 3 lines`);
    const labelled = batchOf(three, { label: 'wave 2', labelGiven: true });
    expect(row('File', sectionOf([labelled]))).toBe(`${file}: 3 new lines, as <code>wave 2</code>`);
  });

  it('are ten and a count, and none of which every line was paid before', () => {
    const files = (count: number) => sectionOf(Array.from({ length: count }, (_, n) => inFile(n)));
    expect(row('File', files(10))?.split('<br>')).toHaveLength(10);
    expect(row('File', files(10))).not.toContain('more');
    expect(row('File', files(11))).toMatch(/<br>week9\.csv: 1 new line<br>and 1 more file$/);
    expect(row('File', files(12))).toMatch(/<br>and 2 more files$/);
    expect(row('File', sectionOf([batchOf([bonus(1, 0)])]))).toBeUndefined();
  });
});

describe('why and when something was paid', () => {
  const merged = { number: 7, title: 'Week 2', approvedBy: ['ada'] };
  const one = amounts(425);

  it('is a merge with whoever approved it, or what started the run', () => {
    const why = (pullRequests: RunRecord['pullRequests'], around: Partial<ReportContext> = {}) =>
      row('Why', sectionOf([batchOf(one)], { bulks: [ownBulk('b1', one)], pullRequests }, around));
    expect(why([merged])).toMatch(
      /^merge of \[.*7 Week 2\].* by octocat, approved by ada, \[run 19/,
    );
    expect(why([{ ...merged, approvedBy: [] }])).toMatch(/ by octocat, \[run 19\]/);
    const approvedBy = ['a', 'b', 'c', 'd', 'e', 'f'];
    expect(why([{ ...merged, approvedBy }])).toContain('approved by a, b, c, d, e and 1 more');
    expect(why([], { eventName: 'workflow_dispatch' })).toMatch(/^workflow dispatch by octocat, /);
  });

  it('is not said of what is only due', () => {
    expect(sectionOf([batchOf(one)])).not.toMatch(/^\| (?:Why|When) \|/m);
  });

  it('is the time of the last answer in each study', () => {
    const other = bonus(2, 200, { study: studyId(1) });
    const at = (time: string) => ({ answeredAtMs: Date.parse(`2026-03-02T${time}Z`) });
    const bulks = [ownBulk('b1', one, at('09:50:00')), ownBulk('b2', [other], at('09:58:00'))];
    const section = sectionOf([batchOf(one), batchOf([other])], { bulks });
    expect(section.match(/^\| When .*$/gm)).toEqual([
      '| When | accepted 2 Mar 2026, 09:50 UTC |',
      '| When | accepted 2 Mar 2026, 09:58 UTC |',
    ]);
  });

  it('is the time of the last answer', () => {
    const [first, second] = [batchOf(amounts(100)), batchOf([bonus(2, 200)])];
    const at = (time: string) => ({ answeredAtMs: Date.parse(`2026-03-02T${time}Z`) });
    const bulks = [
      ownBulk('b1', first.bonuses, at('09:50:00')),
      ownBulk('b2', second.bonuses, at('09:58:00')),
      ownBulk('b3', [bonus(3, 300)], { answeredAtMs: null }),
    ];
    const section = sectionOf([first, second], { bulks });
    expect(row('When', section)).toBe('accepted 2 Mar 2026, 09:58 UTC');
    expect(row('When', paidNow(one, { bulks: [ownBulk('b1', one, { answeredAtMs: null })] }))).toBe(
      undefined,
    );
  });
});

describe('the balance', () => {
  const balance = (available: number, given: Partial<RunRecord> = {}): string | undefined => {
    const studies = new Map([[study, { name: null, rates }]]);
    const had = { currency: 'GBP', available };
    return row('Balance', sectionOf([batchOf(amounts(300))], { studies, balance: had, ...given }));
  };

  it.each<[string, number, Partial<RunRecord>, string | undefined]>([
    ['is what is left after a plan', 1_000, {}, '10.00 GBP now, about 5.80 after'],
    ['covers it to the penny', 420, {}, '4.20 GBP now, about 0.00 after'],
    ['may be too little', 419, {}, '4.19 GBP, about 0.01 too little'],
    ['is alone where nobody knows the fees', 1_000, { studies: new Map() }, '10.00 GBP'],
    [
      'is what it was before this run',
      1_000,
      { bulks: [ownBulk('b1', amounts(300))] },
      '10.00 GBP before this run',
    ],
    [
      'is what it was before this run, though as many bonuses are still due as were paid',
      1_000,
      {
        plan: planOf([batchOf(amounts(300, 600))]),
        bulks: [ownBulk('b1', amounts(300))],
      },
      '10.00 GBP before this run',
    ],
    ['is not said where nothing is due or paid', 1_000, { plan: planOf([]) }, undefined],
    ['is not said where nobody asked', 1_000, { balance: null }, undefined],
  ])('%s', (_, available, given, said) => {
    expect(balance(available, given)).toBe(said);
  });
});

describe('what was paid in the study so far', () => {
  const before = (bonuses: number, cents: number, labels = ['a.csv']) =>
    new Map([[study, { ...totals, bonuses, cents, labels }]]);
  const soFar = (given: Partial<RunRecord>): string | undefined =>
    row('Paid in this study so far', sectionOf([batchOf(amounts(300))], given));
  const bulks = [ownBulk('b1', amounts(300))];

  it.each<[string, Partial<RunRecord>, string | undefined]>([
    ['is not known where no ledger was read', {}, undefined],
    ['is nothing', { paidBefore: before(0, 0, []) }, 'nothing'],
    ['has its labels', { paidBefore: before(1, 100) }, '1.00 in 1 bonus (a.csv)'],
    [
      'has three of its labels',
      { paidBefore: before(9, 900, ['a', 'b', 'c', 'd']) },
      '9.00 in 9 bonuses (a, b, c and 1 more)',
    ],
    [
      'has what this run paid',
      { paidBefore: before(2, 100), bulks },
      '4.00 in 3 bonuses, these included',
    ],
    [
      'is not said twice where this run paid all of it',
      { paidBefore: before(0, 0), bulks },
      undefined,
    ],
  ])('%s', (_, given, said) => {
    expect(soFar(given)).toBe(said);
  });
});

describe('several studies', () => {
  const inStudy = (n: number, cents = 300): Batch => {
    const path = `study${n}.csv`;
    return batchOf([bonus(1, cents, { study: studyId(n), file: path, batch: path })]);
  };

  it('have a section each, with their share of the money and without what is of the run as a whole', () => {
    const studies = new Map([1, 2].map((n) => [studyId(n), { name: `Study ${n}`, rates }]));
    const batches = [inStudy(1), inStudy(2, 600)];
    const around = { receiptPath: 'receipt.csv' };
    const had = { balance: { currency: 'GBP', available: 10_000 }, studies };
    const plan = sectionOf(batches, had, around);
    expect(plan.match(/^### .*$/gm)).toHaveLength(2);
    expect(row('Money', plan)).toBe('3.00 GBP to 1 person, about 4.20 charged');
    expect(plan).not.toMatch(/^\| (?:Study|Why|Balance|Receipt) \|/m);
    const bulks = [ownBulk('b1', batches[0]?.bonuses ?? [])];
    const half = sectionOf(batches, { ...had, bulks }, around).split('### ');
    expect(row('Money', half[1] ?? '')).toBe('paid 3.00 GBP to 1 person');
    expect(row('Money', half[2] ?? '')).toBe('6.00 GBP to 1 person, about 8.40 charged');
    expect(sectionOf([inStudy(1)], had, around)).toContain(
      '| Receipt | <code>receipt.csv</code> |',
    );
  });

  it('say what is still due beside what was paid, and no charge that nobody knows', () => {
    const [one, two] = amounts(300, 600);
    const part = batchOf([one, two].flatMap((bonusOf) => bonusOf ?? []));
    const section = sectionOf([part, inStudy(1)], {
      bulks: [ownBulk('b1', part.bonuses.slice(0, 1))],
    });
    expect(row('Money', section)).toBe('paid 3.00 GBP to 1 person; still due 6.00 GBP to 1 person');
  });

  it('have no share of the money where all of it was paid before', () => {
    const paidBefore = inStudy(2);
    const bulk = bulkPayment('b0', paidBefore.bonuses, { kind: 'settled' });
    const skipped = paidBefore.bonuses.map((one) => ({ bonus: one, bulk }));
    const one = inStudy(1);
    const plan = planOf([one, paidBefore], { due: one.bonuses, skipped });
    expect(sectionOf([], { plan }).match(/^\| Money .*$/gm)).toEqual([
      '| Money | 3.00 GBP to 1 person |',
    ]);
  });

  it('are twenty and a count', () => {
    const section = (count: number) =>
      sectionOf(Array.from({ length: count }, (_, n) => inStudy(n)));
    expect(section(20).match(/^### /gm)).toHaveLength(20);
    expect(section(20)).not.toContain('not shown here');
    expect(section(21).match(/^### /gm)).toHaveLength(20);
    expect(section(21)).toMatch(/\n\n1 more study is not shown here\.$/);
    expect(section(22)).toContain('2 more studies are not shown here.');
  });

  it('are those of the ledger where the run has no files, and the file else', () => {
    const paidBefore = new Map(
      [1, 2].map((n) => [studyId(n), { ...totals, bonuses: 1, cents: 100 }]),
    );
    expect(sectionOf([], { plan: null, paidBefore }).match(/^### /gm)).toHaveLength(2);
    expect(sectionOf([batchOf(amounts(300))], { paidBefore })).not.toContain('###');
  });
});
