import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Ajv } from 'ajv';
import { ledgerBranch } from '../../sandbox/lab/ledger.ts';

const run = promisify(execFile);
const schema = JSON.parse(
  await readFile(new URL('../../docs/ledger.schema.json', import.meta.url), 'utf8'),
) as object;
const accepts = new Ajv().compile(schema);

/**
 * What real git and a validator of JSON Schema have against the ledger branch of a bare repository:
 * nothing where there is none. Of commits only those of the action are judged; a test may have
 * broken the ledger on purpose.
 */
export async function judgeLedgerBranch(gitDir: string): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ledger-judge-'));
  const git = async (...args: string[]): Promise<string> =>
    (await run('git', ['-C', folder, ...args], { maxBuffer: 64 * 1024 * 1024 })).stdout;
  try {
    const refs = await run('git', [
      '--git-dir',
      gitDir,
      'for-each-ref',
      `refs/heads/${ledgerBranch}`,
    ]);
    if (refs.stdout === '') return [];
    await git(
      'clone',
      '--quiet',
      '--bare',
      '--single-branch',
      '--branch',
      ledgerBranch,
      gitDir,
      '.',
    );
    const problems = await git('fsck', '--strict', '--no-progress', '--no-dangling').then(
      (told) => told.split('\n').filter((line) => line !== ''),
      (failure: unknown) => [String(failure)],
    );
    const commits = (await git('log', '--format=%H %s', ledgerBranch)).trim().split('\n');
    for (const line of commits) {
      if (line.endsWith('[skip ci]')) problems.push(...(await judgeCommit(git, line.slice(0, 40))));
    }
    return problems;
  } finally {
    await rm(folder, { recursive: true });
  }
}

type Git = (...args: string[]) => Promise<string>;

async function judgeCommit(git: Git, commit: string): Promise<string[]> {
  const changed = await git('diff-tree', '-r', '--root', '--no-commit-id', '--name-only', commit);
  const files = changed.split('\n').filter((path) => path.endsWith('.jsonl'));
  const judged = files.map(async (path) => {
    const after = await git('show', `${commit}:${path}`);
    const before = await git('show', `${commit}^:${path}`).catch(() => '');
    if (!after.startsWith(before) || !after.endsWith('\n'))
      return [`${commit} does not append to ${path}`];
    const lines = after.slice(before.length).trimEnd().split('\n');
    return lines.filter((line) => !accepts(JSON.parse(line))).map((line) => `${path}: ${line}`);
  });
  return (await Promise.all(judged)).flat();
}
