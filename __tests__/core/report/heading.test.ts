import { describe, expect, it } from '@jest/globals';
import type { RunRecord } from '../../../src/core/record/run-record.ts';
import { renderHeading } from '../../../src/core/report/heading.ts';
import type { ReadIn } from '../../../src/core/result/context.ts';
import { factsOf } from '../../../src/core/result/facts.ts';
import {
  batchOf,
  bonus,
  context,
  finding,
  ownBulk,
  planOf,
  recordOf,
} from '../../kit/run-records.ts';

const plan = planOf([batchOf([bonus(1, 425)])]);
const fault = finding({ code: 'UNEXPECTED' });
const failed = finding({ code: 'AUDIT_FAILED' });
const question = finding({ kind: 'question', code: 'BATCH_RENAMED' });

/** The blocks of a heading below its verdict. */
function below(
  given: Partial<RunRecord>,
  mode: RunRecord['mode'] = 'pay',
  around = context,
  readIn: ReadIn = 'comment',
) {
  const facts = factsOf(recordOf(mode, { plan, currency: 'GBP', ...given }));
  return renderHeading(facts, around, readIn).split('\n\n').slice(1);
}

describe('the sentence of what to do', () => {
  const report = '**Report this fault and run again**';
  const audited = { verdict: 'passed', name: 'lines', study: null, details: [] } as const;

  it.each<[string, Partial<RunRecord>, string]>([
    ['a run that broke off', { status: null }, '**Look at the log for what broke'],
    [
      'a run that paid what has arrived',
      { status: 'paid', bulks: [ownBulk('b1', plan.due)] },
      'Nothing to do.',
    ],
    [
      'a run that paid what has not arrived yet',
      { status: 'paid', bulks: [ownBulk('b1', plan.due, { state: 'accepted' })] },
      'Nothing to do: Prolific pays in the following minutes',
    ],
    [
      'a run that paid two bulk payments of which one has arrived',
      {
        status: 'paid',
        bulks: [ownBulk('b1', plan.due), ownBulk('b2', [bonus(2, 30)], { state: 'accepted' })],
      },
      'Nothing to do: Prolific pays in the following minutes',
    ],
    ['nothing to pay', { status: 'already-paid' }, 'Nothing to do.'],
    ['a refusal', { status: 'refused', findings: [finding()] }, '**Fix the cause below'],
    [
      'a refusal and a fault',
      { status: 'refused', findings: [finding(), fault] },
      '**Fix the cause',
    ],
    ['a fault half way', { status: 'refused', findings: [fault] }, report],
    [
      'a cancelled run half way',
      { status: 'refused' },
      '**Run again** when you want to go on: that',
    ],
    ['a fault', { status: 'blocked', findings: [fault] }, `${report}: nobody was paid`],
    ['a fault and an error', { status: 'blocked', findings: [fault, finding()] }, '**Fix what is'],
    ['a cancelled run', { status: 'blocked' }, '**Run again** when you want to go on: nobody'],
    ['a question', { status: 'blocked', findings: [question] }, '**Nobody was paid.** Change'],
    [
      'an error and a question',
      { status: 'blocked', findings: [question, finding()] },
      '**Fix what is',
    ],
  ])('of %s', (_, given, said) => {
    expect(below(given)[0]).toContain(said);
  });

  it.each<[string, Partial<RunRecord>, string]>([
    ['passed', { status: 'audited', audit: [audited] }, 'Nothing to do.'],
    [
      'could not be made in full',
      { status: 'audited', audit: [audited, { ...audited, verdict: 'impossible' }] },
      '**What was not checked is not proven**',
    ],
    ['failed', { status: 'blocked', findings: [failed] }, '**Look at each check that failed.**'],
    ['met an error', { status: 'blocked', findings: [failed, finding()] }, '**Fix what is listed'],
  ])('of an audit that %s', (_, given, said) => {
    expect(below({ plan: null, ...given }, 'audit')[0]).toContain(said);
  });

  it('of a plan says that a commit is enough where its comment updates itself', () => {
    const blocked = { status: 'blocked', findings: [finding()] } as const;
    const given = { ...blocked, findings: [...blocked.findings] };
    expect(below(given, 'plan')[0]).toContain('here and commit**: this comment updates itself.');
    expect(below(given, 'pay')[0]).toContain('here and run again**');
    expect(below(given, 'plan', { ...context, settings: null })[0]).toContain('and run again**');
    expect(below(given, 'plan', context, 'summary')[0]).toContain('here and run again**');
  });

  it('of a plan says what was not checked before it says how to pay', () => {
    const planned = { status: 'planned' } as const;
    const merging = { ...context, mergePays: true };
    expect(below(planned, 'plan')[0]).toContain('Every check below passed. How to pay');
    expect(below(planned, 'plan', merging)[0]).toContain('nobody has to approve anything else');
    const unchecked = ['Nobody was asked.'];
    expect(below({ ...planned, unchecked }, 'plan', merging)[0]).toContain('Not everything could');
    expect(below({ ...planned, findings: [question] }, 'plan')[0]).toContain('answer below');
    expect(below({ ...planned, plan: null }, 'plan')[0]).toBe('Nothing to do.');
  });

  it('of a reconciled run says what is due again', () => {
    expect(below({ status: 'reconciled' })[0]).toContain('**Run again without `mode: reconcile`');
    expect(below({ status: 'reconciled', plan: null })[0]).toBe('Nothing to do.');
  });
});

describe('what speaks against paying a file', () => {
  const warned = (count: number) =>
    below({
      status: 'already-paid',
      fileWarnings: Array.from({ length: count }, (_, n) => `week${n}.csv has such a column.`),
    }).slice(1);

  it('is in the heading: three of it, and how many more', () => {
    expect(warned(0)).toEqual([]);
    expect(warned(1)).toEqual(['⚠️ week0.csv has such a column.']);
    expect(warned(3)).toHaveLength(3);
    expect(warned(4).slice(2)).toEqual([
      '⚠️ week2.csv has such a column.',
      '⚠️ 1 more file has such a column; the log names them.',
    ]);
    expect(warned(5).at(-1)).toContain('2 more files have such a column');
  });
});
