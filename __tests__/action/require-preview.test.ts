import { describe, expect, it } from '@jest/globals';
import { type Lab, type LabRun, repository } from '../../sandbox/lab/lab.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { codesOf, csvOf, endpointsOf, paidInOrder, story } from './story.ts';

const path = 'bonuses/week1.csv';
const title = 'Bonuses | <b>week</b>';
const inputs = { 'require-preview': 'true' };

function onPullRequest(number: number): LabRun {
  const payload = { pull_request: { number } };
  return { event: { name: 'pull_request', ref: `refs/pull/${number}/merge`, payload } };
}

/**
 * Opens a pull request with these files and lets the action preview it: the checkout is what
 * merging would give.
 */
async function preview(
  lab: Lab,
  number: number,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  lab.addPullRequest(number, { title, approvals: [{ login: 'ada', type: 'User' }] });
  await lab.push({});
  await lab.write(files);
  expect(endOf(await lab.run(onPullRequest(number)))).toBe('planned, exit 0');
}

/** Merges by a squash, which is one commit of its own; gives the workspace of the push. */
async function merge(
  lab: Lab,
  number: number,
  files: Readonly<Record<string, string>>,
): Promise<LabRun> {
  const workspace = await lab.push(files);
  lab.github.markMerged(repository, number, [await lab.head()]);
  return { workspace };
}

describe('a push with `require-preview`', () => {
  it(
    'pays what the preview of its merged pull request showed, and a re-run pays nobody again',
    story({ inputs }, async (lab) => {
      const files = { [path]: csvOf(lab, ['4.25', '0.50']) };
      await preview(lab, 7, files);
      const push = await merge(lab, 7, files);

      const paid = await lab.run(push);
      const again = await lab.run({ ...push, run: { id: 1, attempt: 2 } });

      expect([endOf(paid), endOf(again)]).toEqual(['paid, exit 0', 'already-paid, exit 0']);
      expect(paid.summary).toMatch(
        /merge of \[&#35;&#8203;7 Bonuses &#124; &#60;b&#62;week&#60;\/b&#62;\]\(\S+\/pull\/7\) by \S+, approved by ada, /,
      );
      expect(paidInOrder(lab)).toEqual([[425], [50], []]);
    }),
  );

  it(
    'of a commit straight to the default branch pays nobody until its digest is given',
    story({ inputs }, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25']) });

      const asked = await lab.run();
      expect([endOf(asked), ...codesOf(asked)]).toEqual(['blocked, exit 1', 'NOT_PREVIEWED']);
      expect(paidInOrder(lab).flat()).toEqual([]);

      const answer = asked.outputs['plan'] ?? '';
      const event = { name: 'workflow_dispatch' };
      const answered = await lab.run({ inputs: { answer }, event });
      const again = await lab.run({ inputs: { answer }, event });
      expect([endOf(answered), endOf(again)]).toEqual(['paid, exit 0', 'already-paid, exit 0']);
      expect((await lab.ledger())[0]).toMatchObject({ plan: answer, approved: true });
      expect((await lab.ledger())[0]?.answers).toHaveLength(1);
      expect(paidInOrder(lab)).toEqual([[425], [], []]);
    }),
  );

  it(
    'asks where the pull request changed after its preview, and not once that is shown too',
    story({ inputs }, async (lab) => {
      await preview(lab, 7, { [path]: csvOf(lab, ['4.25']) });
      const files = { [path]: csvOf(lab, ['42.50']) };
      const push = await merge(lab, 7, files);
      const asked = await lab.run(push);

      await lab.write(files);
      await lab.run(onPullRequest(7));
      const paid = await lab.run(push);

      expect([endOf(asked), ...codesOf(asked)]).toEqual(['blocked, exit 1', 'NOT_PREVIEWED']);
      expect(endOf(paid)).toBe('paid, exit 0');
      expect(paidInOrder(lab)).toEqual([[4250], [], []]);
    }),
  );

  it(
    'takes no word of somebody else for a preview',
    story({ inputs }, async (lab) => {
      const files = { [path]: csvOf(lab, ['4.25']) };
      await preview(lab, 7, files);
      const [copied = ''] = lab.comments();
      lab.addPullRequest(8);
      const mallory = { login: 'mallory', type: 'User' } as const;
      lab.github.addComment(repository, 8, mallory, copied);
      const push = await merge(lab, 8, files);

      const asked = await lab.run(push);

      expect([endOf(asked), ...codesOf(asked)]).toEqual(['blocked, exit 1', 'NOT_PREVIEWED']);
    }),
  );

  it(
    'of several merged pull requests pays each as its own preview showed it',
    story({ inputs }, async (lab) => {
      const first = { [path]: csvOf(lab, ['4.25']) };
      const second = { 'bonuses/week2.csv': csvOf(lab, ['0.00', '0.50']) };
      await preview(lab, 7, first);
      await preview(lab, 8, second);

      const one = await lab.run(await merge(lab, 7, first));
      const two = await lab.run(await merge(lab, 8, second));

      expect([endOf(one), endOf(two)]).toEqual(['paid, exit 0', 'paid, exit 0']);
      expect(paidInOrder(lab)).toEqual([[425], [50], []]);
    }),
  );

  it(
    'asks where two were merged before either was paid: nobody was shown both at once',
    story({ inputs }, async (lab) => {
      const first = { [path]: csvOf(lab, ['4.25']) };
      const second = { 'bonuses/week2.csv': csvOf(lab, ['0.00', '0.50']) };
      await preview(lab, 7, first);
      await preview(lab, 8, second);
      await merge(lab, 7, first);

      const asked = await lab.run(await merge(lab, 8, second));

      expect([endOf(asked), ...codesOf(asked)]).toEqual(['blocked, exit 1', 'NOT_PREVIEWED']);
    }),
  );

  it(
    'is asked about where the token may not see pull requests, with the permission to give',
    story({ inputs, token: { pullRequests: 'none' } }, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25']) });

      const asked = await lab.run();

      expect([endOf(asked), ...codesOf(asked)]).toEqual(['blocked, exit 1', 'NOT_PREVIEWED']);
      expect(asked.log).toContain('pull-requests: read');
    }),
  );

  it(
    'asks GitHub for previews only where something is due, and beside Prolific',
    story({ inputs }, async (lab) => {
      const files = { [path]: csvOf(lab, ['4.25']) };
      await preview(lab, 7, files);
      const push = await merge(lab, 7, files);
      const paid = await lab.run(push);
      const nothing = await lab.run(push);

      const queries = endpointsOf(paid).filter((name) => name === 'github query');
      expect(queries.length).toBeGreaterThanOrEqual(2);
      expect(endpointsOf(nothing)).toEqual(['github query']);
    }),
  );
});
