import { describe, expect, it } from '@jest/globals';
import type { OpenBulk } from '../../../src/core/ledger/open.ts';
import type { RunRecord } from '../../../src/core/record/run-record.ts';
import { renderNextSteps } from '../../../src/core/report/next-steps.ts';
import type { ReportContext } from '../../../src/core/result/context.ts';
import { factsOf } from '../../../src/core/result/facts.ts';
import { bulkPayment } from '../../kit/ledger-states.ts';
import {
  batchOf,
  bonus,
  context,
  finding,
  openBulk,
  ownBulk,
  planOf,
  recordOf,
} from '../../kit/run-records.ts';

const minute = 60_000;
const bonuses = (count: number) => Array.from({ length: count }, (_, n) => bonus(n + 1, 100));

/** Claimed that many minutes before the report. */
function claimed(minutes: number, count = 1, id = 'b1', given: Partial<OpenBulk> = {}): OpenBulk {
  const at = new Date(context.nowMs - minutes * minute).toISOString();
  const bulk = bulkPayment(id, bonuses(count), { kind: 'claimed' }, { at });
  return openBulk(bulk, { ageMs: minutes * minute, ...given });
}

/** Accepted by Prolific more than a day ago, and not all arrived. */
function acceptedLongAgo(id: string): OpenBulk {
  const bulk = bulkPayment(id, bonuses(1), { kind: 'accepted' });
  return openBulk(bulk, { ageMs: 25 * 60 * minute });
}

function stepsOf(
  open: readonly OpenBulk[],
  given: Partial<RunRecord> = {},
  around: Partial<ReportContext> = {},
): string {
  const record = recordOf('pay', { status: 'in-doubt', open: [...open], ...given });
  return renderNextSteps(factsOf(record), { ...context, ...around }, 'summary') ?? 'nothing';
}

describe('what to do about a doubt', () => {
  it('is told only of a run that ended in doubt', () => {
    expect(stepsOf([claimed(10)], { status: 'blocked' })).toBe('nothing');
  });

  it.each([
    ['this person', [claimed(10)]],
    ['these people', [claimed(10), claimed(10, 1, 'b2')]],
    ['these people', [claimed(10, 2)]],
  ])('warns against paying %s by hand', (who, open) => {
    expect(stepsOf(open)).toContain(`**Do not pay ${who} by hand.**`);
  });

  it('names the studies in which nothing is paid', () => {
    expect(stepsOf([claimed(10)])).toContain('Nothing else in this study is paid');
    const ledgerUrls = new Map([...context.ledgerUrls, ['5d84bdd1acfdc84aff7bbcb6', 'url']]);
    expect(stepsOf([claimed(10)], {}, { ledgerUrls } as never)).toContain('in these studies');
  });

  it('shows ten, and says how many more the next run shows', () => {
    const open = (count: number) =>
      Array.from({ length: count }, (_, n) => claimed(90, 1, `b${n}`));
    const ten = stepsOf(open(10));
    expect(ten.match(/They have the money/g)).toHaveLength(10);
    expect(ten).not.toContain('next run shows');
    const eleven = stepsOf(open(11));
    expect(eleven.match(/They have the money/g)).toHaveLength(10);
    expect(eleven).toContain('1 more payment is in doubt; the next run shows them.');
    expect(stepsOf(open(12))).toContain('2 more payments are in doubt');
  });

  it.each([
    ['an hour after the claim', 10, '10:50 UTC'],
    ['the minute after that, not before it', 9.5, '10:51 UTC'],
  ])('waits until %s', (_, minutes, clock) => {
    expect(stepsOf([claimed(minutes)])).toContain(`1. **Wait until ${clock}.**`);
  });

  it('names the day where that is tomorrow', () => {
    const nowMs = Date.parse('2026-03-02T23:30:00Z');
    expect(stepsOf([claimed(10)], {}, { nowMs })).toContain(
      '1. **Wait until 3 Mar 2026, 00:20 UTC.**',
    );
  });

  it('waits for the last of several, and has no line that says not-paid for it until then', () => {
    const steps = stepsOf([claimed(90, 1, 'b1'), claimed(20, 1, 'b2')]);
    expect(steps).toContain('1. **Wait until 10:40 UTC.**');
    expect(steps).toContain('b1=not-paid');
    expect(steps).not.toContain('b2=not-paid');
    expect(steps).toContain('They do not: from 10:40 UTC on, a run prints the line for that.');
  });

  it('looks once more, without a time to wait for, the moment that the hour is over', () => {
    const steps = stepsOf([claimed(60, 1, 'b1', { ageMs: null })]);
    expect(steps).toContain('1. **Look once more.** Most such payments');
    expect(steps).toContain('They do not: run again.');
  });

  it("asks Prolific's support where all that is missing was accepted, and waits where it was not", () => {
    const support = "ask Prolific's support";
    expect(stepsOf([acceptedLongAgo('b1'), acceptedLongAgo('b2')])).toContain(support);
    const mixed = stepsOf([acceptedLongAgo('b1'), claimed(10, 1, 'b2')]);
    expect(mixed).toContain('1. **Wait until 10:50 UTC.**');
    expect(mixed).not.toContain(support);
  });

  it('says that GitHub did not tell the age, where it did not', () => {
    expect(stepsOf([claimed(90, 1, 'b1', { ageMs: null })])).toContain(
      'They do not: run again. GitHub did not say this time how old the payment is.',
    );
  });

  it.each([
    [null, 3, 'whether any of it has arrived could not be seen'],
    [0, 3, '0 of 3 have arrived'],
    [1, 3, '1 of 3 has arrived'],
    [2, 3, '2 of 3 have arrived'],
  ])('says what has arrived: %s of %i', (arrived, count, said) => {
    const seen = arrived === null ? null : new Set(bonuses(arrived).map(({ to }) => to));
    expect(stepsOf([claimed(10, count, 'b1', { arrived: seen })])).toContain(`; ${said}. `);
  });

  it('names the lines of the file, twenty of them, and the file', () => {
    const lines = (count: number): string => {
      const plan = planOf([batchOf(bonuses(count))]);
      return stepsOf([claimed(90, count)], { plan }, { sha: null });
    };
    expect(lines(1)).toContain('1.00 GBP to 1 person: line 2 of bonuses/week1.csv,');
    expect(lines(3)).toContain('3.00 GBP to 3 people: lines 2, 3 and 4 of bonuses/week1.csv,');
    expect(lines(20)).toContain(', 20 and 21 of bonuses/week1.csv');
    expect(lines(21)).toContain(', 21 and 1 more line of bonuses/week1.csv');
    expect(lines(22)).toContain(', 21 and 2 more lines of bonuses/week1.csv');
  });

  it('names the amounts where the run has no file of them, as the ledger has no names', () => {
    expect(stepsOf([claimed(90, 2)])).toContain('bonuses of 1.00 and 1.00 from bonuses/week1.csv');
  });

  it('says what the run itself knows and could not write down, and once what the steps say', () => {
    const unwritten = finding({
      code: 'PAYMENT_IN_DOUBT',
      message: 'Bulk payment b9 was accepted by Prolific.',
      hint: 'Keep this line.',
    });
    const told = finding({ code: 'PAYMENT_IN_DOUBT', message: 'Bulk payment b1 was claimed.' });
    const bulks = [ownBulk('b9', bonuses(1), { state: 'claimed', answeredAtMs: null })];
    const steps = stepsOf([claimed(10)], {
      bulks,
      findings: [unwritten, told, finding({ code: 'LEDGER_UNREADABLE', message: 'No answer.' })],
    });
    expect(steps.split('\n').at(-1)).toMatch(
      /^- Bulk payment b9 was accepted by Prolific\. \[.*<br>Keep this line\.$/,
    );
    expect(steps).not.toContain('b1 was claimed');
    expect(steps).not.toContain('No answer.');
    expect(stepsOf([], { bulks, findings: [unwritten] })).toContain('1. **Wait an hour.**');
  });

  it('says every one of several that could not be written down on a line of its own', () => {
    const findings = ['b8', 'b9'].map((bulk) =>
      finding({ code: 'PAYMENT_IN_DOUBT', message: `Bulk payment ${bulk}.`, hint: 'Keep it.' }),
    );
    const steps = stepsOf([], { findings });
    expect(steps.match(/^- Bulk payment b[89]\..*Keep it\.$/gm)).toHaveLength(2);
  });
});
