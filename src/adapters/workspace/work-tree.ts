import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * From a folder to a file in it, with `/` as separator; null where the file is not in it. Both
 * absolute.
 */
export function relativePath(folder: string, file: string): string | null {
  const relative = path.relative(folder, file);
  const segments = relative.split(path.sep);
  // On Windows the way to another drive is an absolute path.
  return segments[0] === '..' || path.isAbsolute(relative) ? null : segments.join('/');
}

/**
 * The nearest folder above a file of the workspace that git works in, but never above the
 * workspace, whatever the spelling of either path.
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

/** The operating system's name of an error, such as EACCES; null for an error of another kind. */
export function errnoOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
