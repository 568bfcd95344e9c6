import type { Finding } from '../errors.ts';
import { digestOf } from './digest.ts';
import type { Plan } from './due.ts';

/** `require-preview`: what a preview comment showed, and whether that is what is due now. */

/** How every preview comment begins. */
export const previewBeginning = '<!-- pay-prolific-bonuses: plan ';

/**
 * The first two lines of a preview are never longer. No more of a comment is read before a regular
 * expression sees it.
 */
const charactersOfMarks = 1_000;

/**
 * The second line of a preview that shows what would be paid. Hidden; no text from outside can get
 * there.
 */
export function renderPreviewMark({ due }: Pick<Plan, 'due'>): string {
  return `<!-- pay-prolific-bonuses: due ${digestOf(due)} -->`;
}

/**
 * The digest of what a preview shows as due; null if the comment is not a preview, or its plan
 * could not be paid.
 */
export function parsePreviewMark(comment: string): string | null {
  if (!comment.startsWith(previewBeginning)) return null;
  const [, second = ''] = comment.slice(0, charactersOfMarks).split('\n');
  return /^<!-- pay-prolific-bonuses: due ([0-9a-f]{64}) -->\s*$/.exec(second)?.[1] ?? null;
}

/** A pull request that was merged, for people to read. */
export interface MergedPullRequest {
  readonly number: number;
  /** As its author wrote it. */
  readonly title: string;
  /** Logins of those who approved it, each once. */
  readonly approvedBy: readonly string[];
}

/** What previews have shown on the merged pull requests that brought a commit to its branch. */
export interface Previews {
  readonly pullRequests: readonly MergedPullRequest[];
  /** Digests of what their previews showed as due. */
  readonly digests: ReadonlySet<string>;
}

/**
 * `NOT_PREVIEWED`, or null if one of the previews showed the same due bonuses. Bonuses that this
 * run has already paid, in an earlier attempt or before it planned again, count as due here,
 * because the preview showed them.
 *
 * @param runId of this run, as its claims have it
 */
export function findNotPreviewed(
  { due, skipped }: Plan,
  runId: string,
  { pullRequests, digests }: Previews,
): Finding | null {
  const own = skipped.filter(({ bulk }) => bulk.claim.run.id === runId);
  if (digests.has(digestOf([...due, ...own.map(({ bonus }) => bonus)]))) return null;
  const numbers = pullRequests.map(({ number }) => `#${number}`).join(', ');
  return notPreviewed(
    pullRequests.length === 0
      ? 'This commit comes from no merged pull request, so nobody was shown what it pays.'
      : `No preview comment on the merged pull request ${numbers} shows exactly what is due now.`,
  );
}

/** The question. Its words are not part of the digest that answers it. */
export function notPreviewed(message: string): Finding {
  return {
    kind: 'question',
    code: 'NOT_PREVIEWED',
    message,
    hint: 'Look at what is due; if it is right, give the digest of this plan as `answer`. Next time open a pull request, and merge it once its preview shows what you expect.',
  };
}
