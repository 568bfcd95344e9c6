import { describe, expect, it } from '@jest/globals';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { csvOf, story, test } from './story.ts';

const preview = {
  inputs: { mode: 'plan', comment: 'true' },
  event: {
    name: 'pull_request',
    ref: 'refs/pull/7/merge',
    payload: { pull_request: { number: 7 } },
  },
};

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
