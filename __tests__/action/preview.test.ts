import { describe, expect, it } from '@jest/globals';
import { csvOf, endOf, story } from './story.ts';

const path = 'bonuses/week1.csv';
const onPullRequest = {
  name: 'pull_request',
  ref: 'refs/pull/7/merge',
  payload: { pull_request: { number: 7 } },
};
const preview = { inputs: { mode: 'plan', comment: 'true' }, event: onPullRequest };

describe('the preview on a pull request', () => {
  it(
    'is one comment that is kept up to date, and shows the digest to approve',
    story({}, async (lab) => {
      lab.addPullRequest(7);
      await lab.push({ [path]: csvOf(lab, ['4.25']) });
      const first = await lab.run(preview);
      await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });

      const second = await lab.run(preview);

      expect([endOf(first), endOf(second)]).toEqual(['planned, exit 0', 'planned, exit 0']);
      const [comment = '', ...others] = lab.comments();
      expect(others).toEqual([]);
      expect(comment).toContain('4.75');
      expect(comment).toContain(second.outputs['plan'] ?? 'no plan');
      expect(comment).not.toContain(first.outputs['plan'] ?? 'no plan');
    }),
  );

  it(
    'that the token may not write is a warning that names the permission, and the plan counts',
    story({ token: { pullRequests: 'read' } }, async (lab) => {
      lab.addPullRequest(7);
      await lab.push({ [path]: csvOf(lab, ['4.25']) });

      const result = await lab.run(preview);

      expect(endOf(result)).toBe('planned, exit 0');
      expect(lab.comments()).toEqual([]);
      const warnings = result.annotations.filter(({ kind }) => kind === 'warning');
      expect(warnings.map(({ message }) => message).join()).toContain('pull-requests: write');
    }),
  );

  it(
    'of a file with mistakes shows them, and fails',
    story({}, async (lab) => {
      lab.addPullRequest(7);
      await lab.push({ [path]: csvOf(lab, ['4.25', '1e3']) });

      const result = await lab.run(preview);

      expect(endOf(result)).toBe('blocked, exit 1');
      expect(lab.comments().join()).toContain('1e3');
    }),
  );
});
