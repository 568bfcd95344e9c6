import * as v from 'valibot';
import { stopFor } from '../github/refusals.ts';
import { stopUnreadable } from '../ledger/stops.ts';
import { gitTextHash } from '../../core/git-blob.ts';
import type { GitHub, Patience } from '../github/github.ts';

/** Files and folders in git trees, as GitHub's GraphQL shows them. */

/** The fields that `readEntry` needs; a fragment of the ledger's query. */
export const entryFragment = `fragment entry on TreeEntry {
  type
  mode
  object { oid ... on Blob { byteSize isBinary isTruncated text } }
}`;

const entry = v.object({
  type: v.string(),
  mode: v.number(),
  object: v.nullable(
    v.object({
      oid: v.string(),
      byteSize: v.optional(v.number()),
      isBinary: v.nullish(v.boolean()),
      isTruncated: v.optional(v.boolean()),
      text: v.nullish(v.string()),
    }),
  ),
});

/** A file's entry, or null if the commit does not have the path. */
export const treeEntry = v.nullable(entry);
export type TreeEntry = v.InferOutput<typeof treeEntry>;

/** Git: modes of regular files, including executable ones and those of old repositories. */
export const regularModes: readonly number[] = [0o100644, 0o100755, 0o100664];

/**
 * The whole text of an entry, '' if there is none. Throws `LEDGER_UNREADABLE` if the entry is not a
 * regular file, or not UTF-8.
 *
 * @param repository `owner/name`
 */
export async function readEntry(
  github: GitHub,
  repository: string,
  path: string,
  found: TreeEntry,
  patience: Patience,
): Promise<string> {
  const read = await readText(github, repository, path, found, patience);
  if (read.kind === 'text') return read.text;
  throw stopUnreadable(read.why);
}

type EntryText =
  | { readonly kind: 'text'; readonly text: string }
  /** The entry is not a regular file, or not UTF-8. */
  | { readonly kind: 'no-text'; readonly why: string };

/**
 * Does the same for an entry that need not be a text file. GraphQL cuts long texts off, so its text
 * counts only if git's hash of it matches the entry; otherwise the raw blob is requested.
 */
export async function readText(
  github: GitHub,
  repository: string,
  path: string,
  found: TreeEntry,
  patience: Patience,
): Promise<EntryText> {
  if (found === null) return { kind: 'text', text: '' };
  const { object, type, mode } = found;
  if (type !== 'blob' || !regularModes.includes(mode) || object?.byteSize === undefined)
    return { kind: 'no-text', why: `${path} is not a regular file` };
  const { oid, text } = object;
  if (isGivenWhole(found) && typeof text === 'string' && gitTextHash(text) === oid)
    return { kind: 'text', text };

  const whole = await readBlob(github, repository, oid, patience);
  if (whole !== null) return { kind: 'text', text: whole };
  return {
    kind: 'no-text',
    why: `${path} should have ${object.byteSize} bytes of UTF-8, and GitHub gave something else`,
  };
}

/**
 * A blob's whole text; null where it is not UTF-8, or GitHub gave another one. Throws
 * `LEDGER_UNREADABLE` and `LEDGER_FORBIDDEN`.
 *
 * @param repository `owner/name`
 * @param oid git's hash of it
 */
export async function readBlob(
  github: GitHub,
  repository: string,
  oid: string,
  patience: Patience,
): Promise<string | null> {
  const path = `repos/${repository}/git/blobs/${oid}`;
  const answer = await github.rest({ method: 'GET', path, accept: 'text' }, patience);
  if (answer.kind !== 'value') throw stopFor(answer, { repository, access: 'read' });
  const text = String(answer.value);
  return gitTextHash(text) === oid ? text : null;
}

/** Whether GraphQL says that it gave the whole text. */
export function isGivenWhole(found: TreeEntry): boolean {
  return found?.object?.isTruncated === false && found.object.isBinary !== true;
}
