import { describe, expect, it } from '@jest/globals';
import { codes } from '../../../src/core/errors.ts';
import type { RunRecord, Status } from '../../../src/core/record/run-record.ts';
import type { Mode } from '../../../src/core/settings.ts';
import { sectionOf } from './section.ts';
import {
  batchOf,
  bonus,
  bulkPayment,
  finding,
  openReport,
  planOf,
  settings,
} from '../../kit/run-records.ts';

const [ann, ben, cleo] = [bonus(1, 425), bonus(2, 30), bonus(3, 1299)] as const;
const plan = planOf([batchOf([ann, ben, cleo])]);
const question = finding({ kind: 'question', code: 'CSV_OUTDATED', message: 'Old.', hint: 'New?' });

describe('what to do now', () => {
  const stepsOf = (status: Status | null, mode: Mode, given: Partial<RunRecord> = {}) =>
    sectionOf('What to do now', mode, { status, ...given });

  it.each<[Status, Mode]>([
    ['paid', 'pay'],
    ['already-paid', 'pay'],
    ['planned', 'plan'],
    ['reconciled', 'reconcile'],
  ])('is not asked after %s', (status, mode) => {
    expect(stepsOf(status, mode)).toBeNull();
  });

  it('is not asked about questions that were answered', () => {
    const around = { settings: { ...settings, approve: plan.digest } };
    const given: Partial<RunRecord> = { status: 'paid', plan, findings: [question] };
    expect(sectionOf('What to do now', 'pay', given, around)).toBeNull();
  });

  it.each(codes)('has a step for %s', (code) => {
    const twice = [finding({ code }), finding({ code })];
    const [, , step, ...others] = stepsOf('blocked', 'pay', { findings: twice })?.split('\n') ?? [];
    expect(step).toMatch(new RegExp(`^- \\[<code>${code}</code>\\]\\(.*\\): \\S.{20,}\\.$`));
    expect(others.join('\n')).toMatch(/^\nThen run again\. Nobody was paid by this run/);
  });

  it.each<[Status | null, Mode, string]>([
    ['blocked', 'pay', 'Run again. Nobody was paid'],
    ['blocked', 'plan', 'Run again. A plan changes nothing.'],
    ['refused', 'pay', 'Run again: it pays what is still due, and nothing that was paid.'],
    [
      'in-doubt',
      'reconcile',
      'Run again: what is still due is paid as soon as nothing is in doubt.',
    ],
    [null, 'pay', 'Look at the log for what broke. Run again:'],
  ])('after %s in mode %s is: %s', (status, mode, sentence) => {
    expect(stepsOf(status, mode)).toContain(sentence);
  });

  it('on a plan with questions is to mend or to approve', () => {
    const steps = stepsOf('planned', 'plan', { plan, findings: [question] });
    expect(steps).toContain('CSV_OUTDATED');
    expect(steps).toContain('If it is all meant as it is, approve this plan: how is shown below.');
  });

  it.each<[string, Partial<RunRecord>, boolean]>([
    ['can also be to approve, after a run that only questions have stopped', {}, true],
    ['is not to approve, beside an error', { findings: [question, finding()] }, false],
    ['is not to approve once a payment was refused', { status: 'refused' }, false],
    [
      'is not said twice, where the approval was of another plan',
      { findings: [finding({ code: 'PLAN_CHANGED' })] },
      false,
    ],
  ])('%s', (_, given, isOffered) => {
    const steps = stepsOf('blocked', 'pay', { plan, findings: [question], ...given });
    expect(steps?.includes('approve this plan: how is shown below')).toBe(isOffered);
    expect(steps).toContain('Then run again');
  });

  it('about a file that cannot be read speaks of no lines, because it has none', () => {
    const path = finding({ message: 'csv "a\\u{7}.csv" has a control character in its path.' });
    const steps = stepsOf('blocked', 'pay', { findings: [path] });
    expect(steps).toContain('Do what stands at each of these errors, then commit and push.');
    expect(steps).not.toMatch(/\blines?\b/);
  });

  it('about a doubt are the exact lines that are possible, and when the other becomes possible', () => {
    const bulk = bulkPayment('b0', [ann], { kind: 'unknown' });
    const young = stepsOf('in-doubt', 'pay', { open: [openReport(bulk, { ageMs: 20 * 60_000 })] });
    expect(young).toContain(
      'Bulk payment <code>b0</code> (1 bonus, 4.25 GBP) was about to be paid, and nobody knows whether it was. This line is possible now as `answer`',
    );
    expect(young).toContain('```text\nb0=paid: <how you know>\n```');
    expect(young).toContain('<code>not-paid</code> becomes possible at 2026-03-02 10:40 UTC.');
    const old = stepsOf('in-doubt', 'pay', { open: [openReport(bulk)] });
    expect(old).toContain('One of these lines is possible now');
    expect(old).toContain('b0=paid: <how you know>\nb0=not-paid: <how you know>\n```');
    expect(old).not.toContain('becomes possible');
  });

  it('says nothing about what only takes its time', () => {
    const bulk = bulkPayment('b0', [ann], { kind: 'accepted' });
    const open = [openReport(bulk, { inDoubt: false })];
    expect(stepsOf('refused', 'pay', { open })).not.toContain('b0=');
  });

  it('names twenty doubts, and counts the others', () => {
    const doubts = (count: number) =>
      Array.from({ length: count }, (_, n) =>
        openReport(bulkPayment(`b${n}`, [ann], { kind: 'unknown' })),
      );
    expect(stepsOf('in-doubt', 'pay', { open: doubts(21) })).toContain(
      '\n1 more bulk payment is in doubt.',
    );
    const steps = stepsOf('in-doubt', 'pay', { open: doubts(22) });
    expect(steps).toContain('b19=paid');
    expect(steps).not.toContain('b20=paid');
    expect(steps).toContain('\n2 more bulk payments are in doubt.');
  });
});
