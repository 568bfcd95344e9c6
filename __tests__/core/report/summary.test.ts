import { describe, expect, it } from '@jest/globals';
import { parseStudyId, type StudyId } from '../../../src/core/ids.ts';
import { previewBeginning, renderPreviewMark } from '../../../src/core/plan/previewed.ts';
import type { RunRecord } from '../../../src/core/record/run-record.ts';
import { commentMarker, renderComment, renderSummary } from '../../../src/core/report/summary.ts';
import {
  batchOf,
  bonus,
  context,
  finding,
  planOf,
  recordOf,
  settings,
} from '../../kit/run-records.ts';

const plan = planOf([batchOf([bonus(1, 425)])]);
const planned = (given: Partial<RunRecord> = {}): RunRecord =>
  recordOf('plan', { status: 'planned', plan, currency: 'GBP', ...given });

describe('the marker by which a comment is found again', () => {
  const marker = commentMarker(context);

  it('begins the comment, and is one comment of HTML in one line', () => {
    expect(renderComment(planned(), context).startsWith(`${marker}\n`)).toBe(true);
    expect(marker).toMatch(/^<!-- [\w./: -]+ -->$/);
    expect(marker.startsWith(`${previewBeginning}pay.yml/bonuses `)).toBe(true);
  });

  it.each([
    ['job', { job: 'others' }],
    ['workflow', { workflowFile: 'other.yml' }],
    ['files', { csv: ['other/*.csv'] }],
    ['study', { settings: { ...settings, studyId: null } }],
    ['label', { settings: { ...settings, batch: 'wave 2' } }],
  ])('is another one for another %s', (_, given) => {
    expect(commentMarker({ ...context, ...given })).not.toBe(marker);
  });

  it('is the same without valid inputs as without a study and a label', () => {
    const without = { ...settings, studyId: null, batch: null };
    expect(commentMarker({ ...context, settings: null })).toBe(
      commentMarker({ ...context, settings: without }),
    );
  });

  it.each([
    ['a--b-->c', 'a_b__c'],
    ['a b', 'a_b'],
    ['a-b', 'a-b'],
    ['a---b', 'a_-b'],
  ])('does not end in the name of a job: %s', (job, name) => {
    const named = commentMarker({ ...context, job, workflowFile: null });
    expect(named.startsWith(`${previewBeginning}/${name} `)).toBe(true);
    expect(named.indexOf('-->')).toBe(named.length - 3);
  });
});

describe('what a comment shows that a merge may pay', () => {
  const mark = renderPreviewMark(plan);
  const second = (record: RunRecord) => renderComment(record, context).split('\n')[1];

  it('is the plan that it shows', () => {
    expect(second(planned())).toBe(mark);
  });

  it.each<[string, Partial<RunRecord>]>([
    ['a plan that is blocked', { status: 'blocked' }],
    ['no plan', { plan: null }],
    ['a plan with nothing due', { plan: planOf([]) }],
  ])('is nothing of %s', (_, given) => {
    expect(renderComment(planned(given), context)).not.toContain(mark);
    expect(second(planned(given))).toMatch(/^## /);
  });
});

describe('a report that is too long', () => {
  const note = '**There is no room for more here.** The log has everything.';
  /** Twenty studies with ten files each, of which the names alone are too much for a comment. */
  const batches = Array.from({ length: 200 }, (_, n) => {
    const file = `${'directory/'.repeat(19)}${n}.csv`;
    const of = parseStudyId(`${n % 20}`.padStart(24, 'c')) as StudyId;
    return batchOf([bonus(n, 100, { study: of, file, batch: file })]);
  });
  const much = planned({ plan: planOf(batches), notices: ['Mind this.'] });

  it('leaves whole blocks out, keeps those before and after it that fit, and says so', () => {
    const comment = renderComment(much, context);
    expect(comment.length).toBeLessThanOrEqual(65_000);
    expect(comment).not.toContain('###');
    expect(comment).toContain('\n\n<details><summary>1 notice</summary>');
    expect(comment.split('\n')[2]).toMatch(/^## 200\.00 GBP to 200 people/);
    expect(comment.endsWith(`</sub>\n\n${note}\n`)).toBe(true);
  });

  it('is one character longer than what a comment holds, marker and all', () => {
    const commentOf = (warning: string): string => {
      const some = planned({ plan: planOf(batches.slice(0, 57)), warnings: [warning] });
      return renderComment(some, context);
    };
    const room = 65_000 - commentOf('').length;
    expect(commentOf('x'.repeat(room))).toHaveLength(65_000);
    expect(commentOf('x'.repeat(room))).not.toContain(note);
    expect(commentOf('x'.repeat(room + 1))).toContain(note);
  });

  it('is measured in bytes where it is a summary', () => {
    const summaryOf = (letter: string): string => {
      const findings = Array.from({ length: 100 }, (_, n) =>
        (['error', 'question'] as const).map((kind) =>
          finding({ kind, message: `${n} ${letter.repeat(1_900)}` }),
        ),
      ).flat();
      return renderSummary(planned({ status: 'blocked', findings }), context);
    };
    expect(summaryOf('x').length).toBeGreaterThan(380_000);
    expect(summaryOf('x')).not.toContain(note);
    expect(summaryOf('語')).toContain(note);
  });

  it('is none where everything fits, as in a summary', () => {
    expect(renderSummary(much, context).match(/^### /gm)).toHaveLength(20);
    expect(renderSummary(much, context)).not.toContain(note);
    expect(renderComment(planned(), context)).not.toContain(note);
  });
});

describe('the last line of a report', () => {
  it('names the commit, the run and who started it', () => {
    const last = (given: object) =>
      renderSummary(planned(), { ...context, ...given })
        .trimEnd()
        .split('\n')
        .at(-1);
    expect(last({})).toMatch(/^<sub>Commit ccccccc · \[run 19\]\(.*\) for octocat · \[what these/);
    expect(last({ sha: null })).toMatch(/^<sub>\[run 19\]/);
  });
});
