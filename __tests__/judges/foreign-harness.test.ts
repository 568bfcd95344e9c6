import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, expect } from '@jest/globals';
import type * as harness from 'github-action-ts-run-api';
import { type Lab, repository } from '../../sandbox/lab/lab.ts';
import { csvOf, paidInOrder, test } from '../action/story.ts';

const { RunOptions, RunTarget } = createRequire(import.meta.url)(
  'github-action-ts-run-api',
) as typeof harness;
const actionYml = fileURLToPath(new URL('../../action.yml', import.meta.url));

/**
 * One run as a harness that knows the action by its action.yml alone starts it: the defaults of the
 * inputs are read there.
 */
async function runInHarness(lab: Lab, workspace: string): ReturnType<harness.JsFileTarget['run']> {
  const { url } = lab.github;
  const options = RunOptions.create()
    .setWorkspaceDir(workspace)
    .setInputs({
      'study-id': lab.study.id,
      csv: 'bonuses/*.csv',
      'prolific-token': lab.prolific.token,
      'github-token': lab.githubToken,
      'api-url': lab.prolific.url,
      'settle-minutes': '0',
    })
    .setGithubContext({
      actor: 'octocat',
      sha: await lab.head(),
      ref: 'refs/heads/main',
      eventName: 'push',
      repository,
      apiUrl: url,
      graphqlUrl: `${url}/graphql`,
      payload: {
        repository: { name: 'bonuses', owner: { login: 'lab' }, default_branch: 'main' },
      },
    })
    .setOutputOptions({ printStdout: false, printStderr: false });
  return await RunTarget.mainJs(actionYml).run(options);
}

describe('a harness for actions that nobody here wrote', () => {
  test('runs action.yml: the first run pays, the second finds all paid', async (lab) => {
    const workspace = await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50']) });

    const first = await runInHarness(lab, workspace);
    const again = await runInHarness(lab, workspace);

    expect(first.commands.outputs).toMatchObject({ status: 'paid', 'paid-amount': '4.75' });
    expect(again.commands.outputs).toMatchObject({ status: 'already-paid', 'paid-count': '0' });
    expect([first, again].map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect([first, again].flatMap(({ runnerWarnings }) => runnerWarnings)).toEqual([]);
    expect(paidInOrder(lab)).toEqual([[425], [50], []]);
  });
});
