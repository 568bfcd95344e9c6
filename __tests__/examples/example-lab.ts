import { it } from '@jest/globals';
import { type Lab, repository } from '../../sandbox/lab/lab.ts';
import { csvOf, story, type StoryOptions } from '../action/story.ts';
import type { Setting } from './step-run.ts';
import type { Trigger } from './workflow-file.ts';
import { type JobRun, runWorkflow } from './workflow-run.ts';

/** The study and the file that the examples name. */
export const study = '5f1d7a2b9c3e4d5f6a7b8c99';
export const csv = 'bonuses/week1.csv';

export const onMerge: Trigger = { name: 'push', ref: 'refs/heads/main', changed: [csv] };
export const onPullRequest: Trigger = {
  name: 'pull_request',
  ref: 'refs/pull/7/merge',
  changed: [csv],
};
export const atNight: Trigger = { name: 'schedule', ref: 'refs/heads/main' };

export function byHand(inputs: Readonly<Record<string, string>> = {}): Trigger {
  return { name: 'workflow_dispatch', ref: 'refs/heads/main', inputs };
}

/**
 * The body of a test: a lab whose study is the one of the examples, with 4.25, 0.50 and 3.00 due to
 * three people.
 */
export function exampleStory(
  tell: (lab: Lab, setting: Setting) => Promise<void>,
  options: StoryOptions = {},
): () => Promise<void> {
  return story({ study: { id: study }, ...options }, async (lab) => {
    const text = csvOf(lab, ['4.25', '0.50', '3.00']);
    await lab.push({ [csv]: text });
    await lab.github.commitFile(repository, 'bonuses', csv, text);
    lab.addPullRequest(7);
    await tell(lab, settingOf(lab));
  });
}

/** A test that is such a story. */
export function test(name: string, tell: (lab: Lab, setting: Setting) => Promise<void>): void {
  it(name, exampleStory(tell));
}

/** Pull request 7 is previewed and merged as it is; gives the jobs of the preview. */
export async function previewAndMerge(
  file: string,
  lab: Lab,
  setting: Setting,
): Promise<readonly JobRun[]> {
  const previewed = await runWorkflow(file, onPullRequest, setting);
  lab.github.markMerged(repository, 7, [await lab.head()]);
  return previewed;
}

const ledgerToken = 'ledger-app-token-0123456789';

/** Secrets, variables and other people's actions as the examples want them. */
function settingOf(lab: Lab): Setting {
  return {
    lab,
    secrets: {
      PROLIFIC_TOKEN: lab.prolific.token,
      LEDGER_APP_PRIVATE_KEY: 'the private key of the App',
    },
    vars: { LEDGER_APP_CLIENT_ID: 'Iv23liSandbox' },
    actions: {
      'actions/create-github-app-token': ({ owner = '', repositories = '', ...given }) => {
        // The token may do in these repositories what it was asked for, and nothing anywhere else.
        const names = repositories.split('\n').filter((name) => name !== '');
        const access = given['permission-contents'] === 'write' ? 'write' : 'read';
        lab.github.addToken(ledgerToken, {
          login: 'ledger[bot]',
          type: 'Bot',
          repositories: Object.fromEntries(names.map((name) => [`${owner}/${name}`, access])),
        });
        return { token: ledgerToken };
      },
      'actions/upload-artifact': () => ({}),
    },
  };
}

/** How each step of this action ended, by job: `pay: paid`. */
export function endsOf(jobs: readonly JobRun[]): string[] {
  return jobs.flatMap(({ id, steps }) =>
    steps.flatMap(({ action, outputs }) =>
      action === undefined ? [] : [`${id}: ${outputs['status'] || 'no status'}`],
    ),
  );
}

/**
 * What a run's summary prints for approving its plan: the workflow's file, and what is typed into
 * its form.
 */
export function approvalIn(summary: string): { file: string; inputs: Record<string, string> } {
  const [, file = '', rest = ''] = /^gh workflow run (\S+) --ref main (.*)$/m.exec(summary) ?? [];
  const inputs = [...rest.matchAll(/-f ([\w-]+)=(\S+)/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
  return { file, inputs: Object.fromEntries(inputs) as Record<string, string> };
}
