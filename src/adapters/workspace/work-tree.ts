import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The path from a folder to a file in it, with `/` as separator; null if the file is not in it.
 * Both are absolute.
 */
export function relativePath(folder: string, file: string): string | null {
  const relative = path.relative(folder, file);
  const segments = relative.split(path.sep);
  // On Windows, the relative path to another drive is absolute.
  return segments[0] === '..' || path.isAbsolute(relative) ? null : segments.join('/');
}

/**
 * The root of the git repository that holds a file of the workspace, but never above the workspace,
 * however the two paths are spelled.
 */
export function findRepositoryRoot(file: string, workspace: string): string {
  const top = path.resolve(workspace);
  const below = relativePath(top, path.dirname(path.resolve(file))) ?? '';
  const folders = below.split('/').filter((name) => name !== '');
  // A file named .git marks a submodule or a linked work tree, so both kinds count.
  for (let depth = folders.length; depth > 0; depth -= 1) {
    const folder = path.join(top, ...folders.slice(0, depth));
    if (existsSync(path.join(folder, '.git'))) return folder;
  }
  return top;
}

/** The operating system's name for an error, such as EACCES; null for other errors. */
export function errnoOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
