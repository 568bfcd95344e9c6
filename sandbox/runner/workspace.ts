import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { git } from '../git/git.ts';

/**
 * A commit as a job has it after actions/checkout: a work tree with its `.git`. Gives the folder.
 */
export async function checkOut(bareRepository: string, sha: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'workspace-'));
  const gitDir = join(folder, '.git');
  await git(gitDir, ['--work-tree', folder, 'init', '--quiet', '--template=']);
  // Borrowing the objects spares a transfer over git's own protocol.
  const objects = join(gitDir, 'objects', 'info');
  await mkdir(objects, { recursive: true });
  await writeFile(join(objects, 'alternates'), `${join(bareRepository, 'objects')}\n`);
  await git(gitDir, ['--work-tree', folder, 'checkout', '--quiet', '--detach', sha]);
  return folder;
}

/** Writes files into a work tree without committing them. */
export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string | Buffer>>,
): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

export async function removeWorkspace(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}
