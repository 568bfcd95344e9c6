import * as v from 'valibot';
import type { StudyId } from '../ids.ts';
import { notPaidAfterMs } from '../ledger/open.ts';
import { parseJson } from '../text/parse-json.ts';
import { plural } from '../text/plural.ts';
import { renderTime } from '../text/dates.ts';
import type { Loss } from './missing-records.ts';

/**
 * What was taken out of a ledger that should only grow: payments that it once held and nobody
 * remembers.
 */

/** A change that removed something, from the keeper's list of activities. */
export interface ForcedChange {
  readonly kind: 'rewritten' | 'deleted';
  readonly at: Date;
  readonly by: string | null;
  /** Names the newest write before it. */
  readonly before: string;
}

/** Any update of the branch; `written`: an ordinary one, which removes no commit. */
export interface BranchChange extends Omit<ForcedChange, 'kind'> {
  readonly kind: ForcedChange['kind'] | 'written';
  /** Names the newest write after it. */
  readonly after: string;
  /** Made by a bot: `written` by one, it is an append of the action. */
  readonly isByBot: boolean;
}

/** A study's file at one commit. */
export interface FileAt {
  /** Names the content; null if there is no such file. */
  readonly content: string | null;
  /** In bytes. */
  readonly size: number;
}

/** A change after which a study's ledger may hold less than before. */
export interface TakenAway extends Omit<ForcedChange, 'kind'> {
  /** `removed` and `shortened` concern the study's file alone. */
  readonly kind: ForcedChange['kind'] | 'removed' | 'shortened';
  /** The study's lines before the change; null if nobody can read them any more. */
  readonly text: string | null;
}

/** Prolific's clock and GitHub's differ by no more than this. */
const clocksDifferByMs = 60_000;

/**
 * The time up to which a run has asked about everything taken out of a study's ledger; null if none
 * has. The newest claim whose pay request has left says when its run looked at Prolific, and the
 * run asked then. A claim that was withdrawn, or whose run died before it paid, does not count.
 *
 * The date of the claim's commit would not do: it changes when somebody puts the line back by hand.
 */
export function askedUntil(text: string): Date | null {
  const lines = linesIn(text);
  const sent = new Set(lines.filter(saysThatPayLeft).map(({ bulk }) => bulk));
  const looked = lines.findLast(({ type, bulk }) => type === 'claimed' && sent.has(bulk))?.looked;
  return looked ? new Date(Date.parse(looked) - clocksDifferByMs) : null;
}

/**
 * Whether a line says that Prolific was asked to pay: Prolific answered, or the outcome is unknown.
 */
export function saysThatPayLeft({ type, status }: Pick<Line, 'type' | 'status'>): boolean {
  return (
    type === 'accepted' || type === 'unknown' || (type === 'refused' && typeof status === 'number')
  );
}

/**
 * The changes that may have taken lines out of a study's file: a forced change of a file that was
 * there, and any other change that made the file shorter.
 *
 * @param fileAt the file at a commit; undefined if the keeper no longer has that commit
 */
export function findSuspects(
  changes: readonly BranchChange[],
  fileAt: (commit: string) => FileAt | undefined,
): Omit<TakenAway, 'text'>[] {
  return changes.flatMap((change): Omit<TakenAway, 'text'>[] => {
    const [before, after] = [fileAt(change.before), fileAt(change.after)];
    const { kind, ...rest } = change;
    // The commit is gone, so nobody can say that it held nothing.
    if (before === undefined) return kind === 'written' ? [] : [{ ...rest, kind }];
    if (before.content === null || before.content === after?.content) return [];
    if (kind !== 'written') return [{ ...rest, kind }];
    if (after === undefined || after.size >= before.size) return [];
    return [{ ...rest, kind: after.content === null ? 'removed' : 'shortened' }];
  });
}

/**
 * The losses to ask a human about before anything is paid in the study: each change that removed
 * claims which the ledger does not hold now. Missing outcomes do not matter: a claim without one is
 * in doubt, and stops payments by itself.
 *
 * @param text the study's lines now
 * @param changes since a run last asked
 */
export function findForgotten(study: StudyId, text: string, changes: readonly TakenAway[]): Loss[] {
  const held = claimsIn(text);
  return changes.flatMap((change): Loss[] => {
    const gone = change.text === null ? null : claimsIn(change.text).difference(held);
    if (gone?.size === 0) return [];
    return [
      {
        subject: `${change.kind} ${change.at.toISOString()} ${change.before}`,
        message: `${renderChange(change)}, ${renderGone(study, gone)}. If that was a mistake, restore it first: commit ${change.before} (docs/recovery.md).`,
        answerableFrom: new Date(change.at.getTime() + notPaidAfterMs),
      },
    ];
  });
}

const lineShape = v.object({
  type: v.string(),
  id: v.string(),
  bulk: v.string(),
  status: v.optional(v.unknown()),
  looked: v.fallback(v.nullish(v.pipe(v.string(), v.isoTimestamp())), null),
});
type Line = v.InferOutput<typeof lineShape>;

/** The valid lines; removed text need not be valid. */
function linesIn(text: string): Line[] {
  return text.split('\n').flatMap((line) => {
    const parsed = v.safeParse(lineShape, parseJson(line));
    return parsed.success ? [parsed.output] : [];
  });
}

/** The event ids of all claims. */
function claimsIn(text: string): Set<string> {
  return new Set(linesIn(text).flatMap(({ type, id }) => (type === 'claimed' ? [id] : [])));
}

const deeds: Readonly<Record<TakenAway['kind'], string>> = {
  deleted: 'The ledger branch was deleted',
  rewritten: 'The ledger branch was force-pushed',
  removed: "The study's file was removed from the ledger branch",
  shortened: "The study's file on the ledger branch was shortened",
};

function renderChange({ kind, at, by }: TakenAway): string {
  return `${deeds[kind]} on ${renderTime(at.getTime())}${by === null ? '' : ` by ${by}`}`;
}

function renderGone(study: StudyId, gone: ReadonlySet<string> | null): string {
  return gone === null
    ? `and what it held of study ${study} is not known`
    : `and with it ${plural(gone.size, 'bulk payment')} of study ${study}, which no ledger holds now`;
}
