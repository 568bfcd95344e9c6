import * as v from 'valibot';
import type { ActionError } from '../../core/errors.ts';
import type { Desk } from './desk.ts';
import type { EncodedText } from './encoded-text.ts';
import type { GitHubAnswer } from '../github/github-answer.ts';
import { graphqlDocument } from '../github/graphql-document.ts';
import { PlainText } from '../http/json.ts';
import { forbiddenBy } from '../github/refusals.ts';

/**
 * A file's whole new text in the form that GitHub takes (`FileAddition`); made once, however often
 * it is sent.
 */
export interface FileAddition {
  readonly path: string;
  readonly contents: PlainText;
}

export function additionOf(path: string, { base64 }: EncodedText): FileAddition {
  return { path, contents: new PlainText(base64) };
}

/** One write: the same bytes whenever it is sent again. */
export interface Write {
  /** The commit that the branch must point to. */
  readonly on: string;
  readonly files: readonly FileAddition[];
  readonly headline: string;
}

/** What the compare-and-swap answered. */
export type CommitAnswer =
  | { readonly kind: 'landed'; readonly head: string }
  /** Not written: the branch points elsewhere. */
  | { readonly kind: 'beaten' }
  /** Not written: there is no such branch, or a new one does not show yet. */
  | { readonly kind: 'absent' }
  /** Not written: the token may not write. */
  | { readonly kind: 'forbidden'; readonly error: ActionError }
  /** Not written: a limit on requests to GitHub was reached. */
  | { readonly kind: 'limited'; readonly waitMs: number | null; readonly reason: string }
  | { readonly kind: 'unclear'; readonly reason: string; readonly wasSent: boolean };

const commitMutation = graphqlDocument(`mutation Append($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`);

const landedShape = v.object({
  createCommitOnBranch: v.object({
    commit: v.object({ oid: v.pipe(v.string(), v.regex(/^[0-9a-f]{40,64}$/)) }),
  }),
});

/** The two ways in which GitHub has been seen to report a lost compare-and-swap. */
const staleWords = /expected branch to point to|is at .* but expected/i;

/** Sends the write once. */
export async function sendCommit(
  { github, place, record }: Desk,
  write: Write,
  timeoutMs: number,
): Promise<CommitAnswer> {
  const input = {
    branch: { repositoryNameWithOwner: place.repository, branchName: place.branch },
    expectedHeadOid: write.on,
    message: { headline: write.headline },
    fileChanges: { additions: write.files },
  };
  const answer = await github.graphql(
    commitMutation,
    { input },
    { signal: record, timeoutMs, tries: 1 },
  );
  return readCommitAnswer(answer, place.repository);
}

function readCommitAnswer(answer: GitHubAnswer, repository: string): CommitAnswer {
  if (answer.kind === 'value') {
    const parsed = v.safeParse(landedShape, answer.value);
    return parsed.success
      ? { kind: 'landed', head: parsed.output.createCommitOnBranch.commit.oid }
      : { kind: 'unclear', reason: 'an answer without the new commit', wasSent: true };
  }
  if (answer.kind !== 'errors') return answer;
  const { errors } = answer;
  if (errors.some(({ type, message }) => type === 'STALE_DATA' || staleWords.test(message)))
    return { kind: 'beaten' };
  // The next look tells whether the branch or the repository is missing.
  if (errors.some(({ type }) => type === 'NOT_FOUND')) return { kind: 'absent' };
  const error = forbiddenBy(errors, { repository, access: 'write' });
  if (error !== null) return { kind: 'forbidden', error };
  return {
    kind: 'unclear',
    reason: errors.map(({ message }) => message).join('; '),
    wasSent: true,
  };
}
