import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { test } from '../action/story.ts';
import { readWorkflow } from '../examples/workflow-file.ts';
import { runWorkflow } from '../examples/workflow-run.ts';

const sandbox = fileURLToPath(new URL('../../sandbox', import.meta.url));

describe('self-test.yml', () => {
  it('runs on every system that GitHub has runners of, in a shell that all of them have', () => {
    const { defaults, jobs } = readWorkflow('.github/workflows/self-test.yml');
    const systems = jobs['plan']?.strategy?.matrix.include.map(({ os }) => os?.split('-')[0]);
    expect(systems).toEqual(['ubuntu', 'windows', 'macos']);
    expect(defaults?.run.shell).toBe('bash');
  });

  test('starts a Prolific, plans against it, compares the outputs, and ends it', async (lab) => {
    await lab.push({ 'README.md': '# The action\n' });
    const jobs = await runWorkflow(
      '.github/workflows/self-test.yml',
      { name: 'pull_request', ref: 'refs/heads/main' },
      {
        lab,
        secrets: {},
        actions: { 'actions/setup-node': () => ({}) },
        // What a checkout of this repository has, and the lab's does not.
        afterCheckout: (workspace) => symlink(sandbox, join(workspace, 'sandbox')),
      },
    );

    expect(jobs.map(({ result }) => result)).toEqual(['success', 'success', 'success']);
    const [job] = jobs;
    expect(job?.steps.map(({ label, outcome }) => `${label}: ${outcome}`)).toEqual([
      expect.stringMatching(/^actions\/checkout@.*: success$/),
      expect.stringMatching(/^actions\/setup-node@.*: success$/),
      'prolific: success',
      'Write a CSV: success',
      'plan: success',
      'Compare the outputs: success',
      'Nobody was asked to pay: success',
    ]);
    expect(job?.steps[4]?.outputs['status']).toBe('planned');
    expect(job?.steps[6]?.printed).toBe('pay-requests=0\n');
  });
});
