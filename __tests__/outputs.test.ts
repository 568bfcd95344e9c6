import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const outputs = new URL('../src/outputs.ts', import.meta.url).href;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outputs-'));
  for (const name of ['output', 'summary']) writeFileSync(join(folder, name), 'before\n');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Runs a statement in a process of its own, because an exit code belongs to one. */
function run(statement: string, env: NodeJS.ProcessEnv = {}) {
  const script = `import * as outputs from '${outputs}'; ${statement}`;
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--no-warnings', '--input-type=module', '-e', script],
    {
      encoding: 'utf8',
      env: {
        GITHUB_OUTPUT: join(folder, 'output'),
        GITHUB_STEP_SUMMARY: join(folder, 'summary'),
        ...env,
      },
    },
  );
  return { status, stdout };
}

const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('the exit code', () => {
  it('is that of a failure until success is known', () => {
    expect(run('outputs.assumeFailure()').status).toBe(1);
    expect(run('outputs.assumeFailure(); outputs.markSuccess()').status).toBe(0);
  });

  it('is that of a failure with a message that starts no other command', () => {
    expect(run("outputs.markSuccess(); outputs.markFailure('Blocked.\\n::set-env::x')")).toEqual({
      status: 1,
      stdout: '::error::Blocked. ::set-env::x\n',
    });
  });
});

describe('what the run leaves behind', () => {
  it('are outputs by name, each with its whole value', () => {
    run("outputs.publishOutputs({ status: 'paid', receipt: 'a\\nstatus=b' })");
    expect(read('output')).toMatch(
      /^before\nstatus<<(\S+)\npaid\n\1\nreceipt<<(\S+)\na\nstatus=b\n\2\n$/,
    );
  });

  it('are no outputs where the runner takes none, and a warning', () => {
    const env = { GITHUB_OUTPUT: join(folder, 'nowhere', 'output') };
    const { status, stdout } = run("outputs.publishOutputs({ status: 'paid' })", env);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^::warning::The outputs could not be written: /);
  });

  it('is a summary after what the step has written there before', () => {
    expect(run("await outputs.publishSummary('## Paid\\n')").stdout).toBe('');
    expect(read('summary')).toMatch(/^before\n## Paid\n/);
  });

  it.each([
    ['there is none', '', 'environment variable for \\$GITHUB_STEP_SUMMARY'],
    ['it is not there', '/nowhere/summary', "'/nowhere/summary'"],
  ])('is a line in the log where %s', (_, path, reason) => {
    const { status, stdout } = run("await outputs.publishSummary('## Paid\\n')", {
      GITHUB_STEP_SUMMARY: path,
    });
    expect(stdout).toMatch(new RegExp(`^The summary could not be written: .*${reason}`));
    expect(status).toBe(0);
  });
});
