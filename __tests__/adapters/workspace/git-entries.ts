import { execFileSync } from 'node:child_process';
import type { Github } from '../../../sandbox/github/host.ts';
import { branch, repository } from '../branch-ledger/harness.ts';

type Mode = '100644' | '120000' | '160000' | '040000';

/**
 * Puts an entry of any mode on the ledger branch, with git itself; a folder gets the bytes as a
 * file in it.
 */
export async function commitEntry(
  github: Github,
  path: string,
  mode: Mode,
  bytes: Buffer,
): Promise<void> {
  await github.commitFile(repository, branch, mode === '040000' ? `${path}/file` : path, 'first\n');
  if (mode === '040000') return;
  const dir = github.gitDirOf(repository);
  const git = (args: string[], input: string | Buffer = ''): string =>
    execFileSync('git', ['--git-dir', dir, ...args], { input, encoding: 'utf8' }).trim();
  const head = git(['rev-parse', branch]);
  // A submodule names a commit; any will do.
  const oid = mode === '160000' ? head : git(['hash-object', '-w', '--stdin'], bytes);
  const [folder = '', name = ''] = path.split('/');
  const inner = git(
    ['mktree'],
    `${mode} ${mode === '160000' ? 'commit' : 'blob'} ${oid}\t${name}\n`,
  );
  const tree = git(['mktree'], `040000 tree ${inner}\t${folder}\n`);
  const who = ['-c', 'user.name=A Person', '-c', 'user.email=person@example.org'];
  git([
    'update-ref',
    `refs/heads/${branch}`,
    git([...who, 'commit-tree', tree, '-p', head, '-m', 'Entry']),
  ]);
}
