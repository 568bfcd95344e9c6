import { describe, expect, it } from '@jest/globals';
import { type Lab, repository } from '../../sandbox/lab/lab.ts';
import { type ActionResult, endOf } from '../../sandbox/runner/run-action.ts';
import { Gate } from '../../sandbox/server/gate.ts';
import { csvOf, story, test } from './story.ts';

const path = 'bonuses/week1.csv';
const onPullRequest = {
  name: 'pull_request',
  ref: 'refs/pull/7/merge',
  payload: { pull_request: { number: 7 } },
};
const preview = { inputs: { mode: 'plan', comment: 'true' }, event: onPullRequest };
const digest = /[0-9a-f]{64}/;

function warningsOf({ annotations }: ActionResult): string {
  const warnings = annotations.filter(({ kind }) => kind === 'warning');
  return warnings.map(({ message }) => message).join('\n');
}

/** The only comment of the pull request. */
function onlyComment(lab: Lab): string {
  const [comment = '', ...others] = lab.comments();
  expect(others).toEqual([]);
  return comment;
}

describe('the preview on a pull request', () => {
  test('is one comment that is kept up to date, and shows the digest to approve', async (lab) => {
    lab.addPullRequest(7);
    await lab.push({ [path]: csvOf(lab, ['4.25']) });
    const first = await lab.run(preview);
    await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });

    const second = await lab.run(preview);

    expect([endOf(first), endOf(second)]).toEqual(['planned, exit 0', 'planned, exit 0']);
    const comment = onlyComment(lab);
    expect(comment).toContain('4.75');
    expect(comment).toContain(second.outputs['plan'] ?? 'no plan');
    expect(comment).not.toContain(first.outputs['plan'] ?? 'no plan');
  });

  it(
    'that the token may not write is a warning that names the permission, and the plan counts',
    story({ token: { pullRequests: 'read' } }, async (lab) => {
      lab.addPullRequest(7);
      await lab.push({ [path]: csvOf(lab, ['4.25']) });

      const result = await lab.run(preview);

      expect(endOf(result)).toBe('planned, exit 0');
      expect(lab.comments()).toEqual([]);
      expect(warningsOf(result)).toContain('pull-requests: write');
      expect(result.outputs['plan']).toMatch(digest);
    }),
  );

  test('that cannot be written because the conversation is locked is a warning, and the plan counts', async (lab) => {
    lab.addPullRequest(7);
    lab.github.addPullRequest(repository, 7, { isLocked: true });
    await lab.push({ [path]: csvOf(lab, ['4.25']) });

    const result = await lab.run(preview);

    expect(endOf(result)).toBe('planned, exit 0');
    expect(lab.comments()).toEqual([]);
    expect(warningsOf(result)).toContain('Unlock the conversation');
    expect(result.outputs['plan']).toMatch(digest);
    expect(result.summary).toContain('Unlock the conversation');
  });

  test('on a pull request that is closed is written as on an open one, and a refusal is a warning', async (lab) => {
    const payload = { pull_request: { number: 7, state: 'closed', merged: true } };
    const closed = { ...preview, event: { ...onPullRequest, payload } };
    lab.addPullRequest(7);
    await lab.push({ [path]: csvOf(lab, ['4.25']) });
    const written = await lab.run(closed);
    await lab.push({ [path]: csvOf(lab, ['4.50']) });
    const answer = { status: 403, body: { message: 'The pull request is closed' } };
    lab.github.server.script('comment-update', 'every', { kind: 'status', answer });

    const refused = await lab.run(closed);

    expect([endOf(written), endOf(refused)]).toEqual(['planned, exit 0', 'planned, exit 0']);
    expect(onlyComment(lab)).toContain('4.25');
    expect(warningsOf(written)).toBe('');
    expect(warningsOf(refused)).toContain('The pull request is closed');
    expect(refused.outputs['plan']).toMatch(digest);
  });

  test('stays one comment when two runs write their first at the same moment', async (lab) => {
    lab.addPullRequest(7);
    const first = await lab.push({ [path]: csvOf(lab, ['4.25']) });
    const second = await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
    const gate = new Gate();
    for (const nth of [1, 2]) {
      lab.github.server.script('comment-create', nth, { kind: 'hold', gate });
    }

    const runs = [first, second].map((workspace) => lab.run({ ...preview, workspace }));
    await gate.waitFor(2);
    gate.open();
    const results = await Promise.all(runs);

    expect(results.map(endOf)).toEqual(['planned, exit 0', 'planned, exit 0']);
    expect(results.map(({ outputs }) => outputs['plan'])).toContain(
      digest.exec(onlyComment(lab))?.[0],
    );
  });

  test('leaves the comment of somebody else alone, whatever it begins with', async (lab) => {
    lab.addPullRequest(7);
    await lab.push({ [path]: csvOf(lab, ['4.25']) });
    await lab.run(preview);
    const [marker = ''] = onlyComment(lab).split('\n');
    const theirs = `${marker}\nApprove ${'f'.repeat(64)} instead`;
    lab.github.addPullRequest(repository, 7);
    lab.github.addComment(repository, 7, { login: 'octocat', type: 'User' }, theirs);

    await lab.run(preview);
    const last = await lab.run(preview);

    const [left, ours = '', ...others] = lab.comments();
    expect([left, others]).toEqual([theirs, []]);
    expect(ours).toContain(last.outputs['plan'] ?? 'no plan');
  });

  test('is kept up to date when nothing is due any more, and when the plan is broken', async (lab) => {
    lab.addPullRequest(7);
    await lab.push({ [path]: csvOf(lab, ['4.25']) });
    await lab.run(preview);
    await lab.run();

    const empty = await lab.run(preview);
    const whenEmpty = onlyComment(lab);
    await lab.push({ [path]: 'no CSV;at all\n' });
    const broken = await lab.run(preview);
    const whenBroken = onlyComment(lab);
    const missing = await lab.run({ ...preview, inputs: { ...preview.inputs, csv: 'x.csv' } });
    lab.prolific.script('submissions', 'every', { kind: 'status', answer: { status: 500 } });
    await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
    const unanswered = await lab.run(preview);

    expect(endOf(empty)).toBe('planned, exit 0');
    expect(whenEmpty).toContain('Nothing to pay: the 1 bonus was paid before');
    expect(whenEmpty).not.toContain('Pay exactly this plan');
    expect(endOf(broken)).toBe('blocked, exit 1');
    expect(whenBroken).toContain('CSV_INVALID');
    expect(endOf(missing)).toBe('blocked, exit 1');
    expect(endOf(unanswered)).toBe('blocked, exit 1');
    const [kept, ofOtherFiles = ''] = lab.comments();
    expect(kept).toContain('PROLIFIC_UNREACHABLE');
    expect(ofOtherFiles).toContain('CSV_MISSING');
  });

  test('of a file with mistakes shows them, and fails', async (lab) => {
    lab.addPullRequest(7);
    await lab.push({ [path]: csvOf(lab, ['4.25', '1e3']) });

    const result = await lab.run(preview);

    expect(endOf(result)).toBe('blocked, exit 1');
    expect(lab.comments().join()).toContain('1e3');
  });
});

describe('the preview of a run with a wrong input', () => {
  test('says so in the comment that showed a plan before', async (lab) => {
    lab.addPullRequest(7);
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25']) });
    const planned = await lab.run(preview);

    const inputs = { ...preview.inputs, 'max-total': 'a lot' };
    const result = await lab.run({ ...preview, inputs });

    expect(endOf(result)).toBe('blocked, exit 1');
    expect(lab.comments()).toEqual([expect.stringContaining('INPUT_INVALID')]);
    expect(lab.comments().join()).not.toContain(planned.outputs['plan']);
    expect(result.requests.prolific).toEqual([]);
  });

  it.each([{ 'study-id': 'wrong' }, { comment: 'yes' }, { 'github-token': 'two\nlines' }])(
    'is left alone where it cannot be known which it is: %j',
    async (wrong) => {
      await story({}, async (lab) => {
        lab.addPullRequest(7);
        await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25']) });
        await lab.run(preview);
        const before = lab.comments();

        const inputs = { ...preview.inputs, ...wrong };
        const result = await lab.run({ ...preview, inputs });

        expect(endOf(result)).toBe('blocked, exit 1');
        expect(result.summary).toContain('INPUT_INVALID');
        expect(lab.comments()).toEqual(before);
        expect(result.requests.github).toEqual([]);
        // Nobody tries what is known to be wrong.
        expect(result.annotations.filter(({ kind }) => kind === 'warning')).toEqual([]);
      })();
    },
  );
});
