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

/** A change after which a study's ledger may hold less than before. */
export interface TakenAway extends Omit<ForcedChange, 'kind'> {
  /** `removed`: the study's file alone. */
  readonly kind: ForcedChange['kind'] | 'removed';
  /** The study's lines before the change; null if the keeper no longer has them. */
  readonly text: string | null;
}

/**
 * The event id of the newest claim in a study's lines whose pay request has left; null if there is
 * none. Its run asked about everything removed before it. A claim that was withdrawn, or whose run
 * died before it paid, may not have.
 */
export function newestPaidClaimIn(text: string): string | null {
  const lines = linesIn(text);
  const sent = new Set(lines.filter(saysThatPayLeft).map(({ bulk }) => bulk));
  return lines.findLast(({ type, bulk }) => type === 'claimed' && sent.has(bulk))?.id ?? null;
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
 * The losses to ask a human about before anything is paid in the study: each change that removed
 * claims which the ledger does not hold now. Missing outcomes do not matter: a claim without one is
 * in doubt, and stops payments by itself.
 *
 * @param text the study's lines now
 * @param changes since its newest claim whose pay request has left
 */
export function findForgotten(study: StudyId, text: string, changes: readonly TakenAway[]): Loss[] {
  const held = claimsIn(text);
  return changes.flatMap((change): Loss[] => {
    const gone = change.text === null ? null : claimsIn(change.text).difference(held);
    if (gone?.size === 0) return [];
    return [
      {
        subject: `${change.kind} ${change.at.toISOString()}`,
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
};

function renderChange({ kind, at, by }: TakenAway): string {
  return `${deeds[kind]} on ${renderTime(at.getTime())}${by === null ? '' : ` by ${by}`}`;
}

function renderGone(study: StudyId, gone: ReadonlySet<string> | null): string {
  return gone === null
    ? `and what it held of study ${study} is not known`
    : `and with it ${plural(gone.size, 'bulk payment')} of study ${study}, which no ledger holds now`;
}
