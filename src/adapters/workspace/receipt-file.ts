import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** What became of the receipt; a run that has paid does not fail because a file could not be written. */
export type ReceiptFile =
  | { readonly kind: 'written'; readonly path: string }
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * Writes the receipt, with full ids, so for the owner's eyes alone.
 *
 * @param path relative to the workspace, or absolute
 */
export async function writeReceiptFile(
  workspace: string,
  path: string,
  text: string,
): Promise<ReceiptFile> {
  try {
    const target = resolve(workspace, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text, { mode: 0o600 });
    return { kind: 'written', path };
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}
