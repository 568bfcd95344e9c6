import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { NewAttempt } from '../../../sandbox/artifacts/attempts.ts';
import { Lab, repository } from '../../../sandbox/lab/lab.ts';
import type { RunnerRun } from '../../../sandbox/runner/environment.ts';
import { runAction } from '../../../sandbox/runner/run-action.ts';
import { readRuntimeService } from '../../../src/adapters/artifacts/runtime-service.ts';

let lab: Lab;
let folder: string;
beforeEach(async () => {
  lab = await Lab.start({ participants: 1 });
  await lab.push({ 'bonuses/a.csv': `${lab.person(1)},1.50\n` });
  folder = await mkdtemp(join(tmpdir(), 'probe-'));
  await writeFile(join(folder, 'probe.mjs'), 'console.log(JSON.stringify(process.env));');
});
afterEach(async () => {
  await lab.close();
  await rm(folder, { recursive: true });
});

/** The environment of one step, as the process itself sees it. */
async function probe(
  run: Partial<RunnerRun>,
  attempt: Omit<NewAttempt, 'runId' | 'attempt' | 'event'> = {},
): Promise<Record<string, string>> {
  const { log } = await runAction({
    github: lab.github,
    artifacts: lab.artifacts,
    prolific: lab.prolific,
    githubToken: lab.githubToken,
    repository,
    workspace: folder,
    event: { name: 'push', ref: 'refs/heads/main', sha: 'a'.repeat(40) },
    main: join(folder, 'probe.mjs'),
    run,
    attempt,
  }).done;
  return JSON.parse(log) as Record<string, string>;
}

describe('a step on the runner', () => {
  it('has the address of the artifact service, a token that names its run, and what artifacts are kept for', async () => {
    const env = await probe({ id: 7 });
    const attempt = lab.artifacts.store.attempts.find(7, 1);
    expect(attempt).toMatchObject({ event: 'push', headBranch: 'main', headSha: 'a'.repeat(40) });
    expect(readRuntimeService(env)).toMatchObject({
      kind: 'service',
      service: { runBackendId: attempt?.plan, jobBackendId: attempt?.job },
    });
    expect(env).toMatchObject({
      ACTIONS_RESULTS_URL: `${lab.artifacts.results.url}/`,
      GITHUB_REPOSITORY_ID: String(lab.artifacts.store.repositoryId),
      GITHUB_RETENTION_DAYS: '90',
      GITHUB_RUN_ID: '7',
    });
  });

  it('of the same attempt has the same token; of another attempt or run another', async () => {
    const tokens = [];
    for (const run of [{ id: 7 }, { id: 7 }, { id: 7, attempt: 2 }, { id: 8 }])
      tokens.push((await probe(run))['ACTIONS_RUNTIME_TOKEN']);
    expect(tokens[1]).toBe(tokens[0]);
    expect(new Set(tokens).size).toBe(3);
  });

  it.each([
    ['all', 0],
    ['failed', 1],
  ] as const)(
    'of a re-run of %s jobs finds %i artifacts of the first attempt',
    async (rerun, left) => {
      await probe({ id: 7 });
      const { store } = lab.artifacts;
      const first = store.attempts.find(7, 1);
      if (first !== null) store.upload(first, 'x', Buffer.from('x'));
      await probe({ id: 7, attempt: 2 }, { rerun });
      expect(store.all).toHaveLength(left);
    },
  );
});
