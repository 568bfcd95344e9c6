import { randomUUID } from 'node:crypto';
import { lstat, mkdir, realpath, rename, unlink, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';

/**
 * What became of the receipt. A run that has paid does not fail because a file could not be
 * written.
 */
export type ReceiptFile =
  | { readonly kind: 'written'; readonly path: string }
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * Writes the receipt. It holds full ids, so only its owner may read it. It is written inside the
 * workspace, never through a link, and by renaming a finished file, so that nobody reads half a
 * receipt.
 *
 * @param path relative to the workspace, or absolute
 */
export async function writeReceiptFile(
  workspace: string,
  path: string,
  text: string,
): Promise<ReceiptFile> {
  try {
    const root = await realpath(workspace);
    const parts = relative(resolve(workspace), resolve(workspace, path)).split(sep);
    const name = parts.pop() ?? '';
    if (name === '' || name === '..' || parts.includes('..') || resolve(root, path) === root)
      return { kind: 'failed', reason: 'it would be outside the workspace.' };
    const folder = await makeFolder(root, parts);
    await writeByRename(folder, name, text);
    return { kind: 'written', path };
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Walks down the folders and makes missing ones. It refuses links, which could lead anywhere. */
async function makeFolder(root: string, parts: readonly string[]): Promise<string> {
  let folder = root;
  for (const part of parts) {
    folder = join(folder, part);
    await mkdir(folder).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw error;
    });
    const found = await lstat(folder);
    if (found.isSymbolicLink()) throw new Error(`${part} is a link.`);
    if (!found.isDirectory()) throw new Error(`${part} is no folder.`);
  }
  return folder;
}

async function writeByRename(folder: string, name: string, text: string): Promise<void> {
  const target = join(folder, name);
  const old = await lstat(target).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  });
  if (old !== null && !old.isFile()) throw new Error(`${name} is there and is no plain file.`);
  const draft = join(folder, `.${name.slice(0, 100)}.${randomUUID()}.tmp`);
  try {
    // `wx`: the file must be new, so it cannot be somebody's link.
    await writeFile(draft, text, { mode: 0o600, flag: 'wx' });
    await rename(draft, target);
  } catch (error) {
    await unlink(draft).catch(() => undefined);
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
