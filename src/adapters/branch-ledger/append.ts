import { unreachable } from '../../core/errors.ts';
import type { StudyId } from '../../core/ids.ts';
import { type LedgerEvent, serializeEvents } from '../../core/ledger/lines.ts';
import type { Append } from '../../ports.ts';
import { type Moment, momentOf } from '../../core/moment.ts';
import { makeBranch } from './make-branch.ts';
import { type Desk, lookUntilGrown } from './desk.ts';
import { pathOf } from '../branch/ledger-place.ts';
import type { Look } from '../branch/look-at-branch.ts';
import { additionOf, type FileAddition } from './commit.ts';
import { EncodedText } from './encoded-text.ts';
import type { Head } from '../ledger/known-ledger.ts';
import type { Landing } from '../branch-past/moved-claims.ts';
import { type Fate, sendUntilKnown } from './write.ts';
import { growingPauseMs } from '../ledger/pauses.ts';
import { stopConflict } from '../ledger/stops.ts';

/** How often an append may be beaten by other studies' commits. */
export const mostLostRaces = 20;

/**
 * How long an append waits after another commit beat it. The pauses are long because GitHub needs
 * time for each commit of the others: with sixteen runs at once, shorter pauses cost twice the
 * tries, and some runs give up (docs/maintainers/performance.md).
 */
export const lostRacePauses = { firstMs: 2_000, longestMs: 16_000 };

/** How often, and for how long each time, GitHub may ask an append to wait. */
const mostWaits = 3;
const longestWaitMs = 120_000;

/** GitHub: wait at least a minute if the answer does not say how long. */
const usualWaitMs = 60_000;

/** What became of an append, and where it landed. */
type Landed =
  | (Extract<Append, { kind: 'appended' }> & Landing)
  | Extract<Append, { kind: 'stale' }>;

/**
 * Appends events to a study's file by compare-and-swap, on whatever head the branch has, as long as
 * the file is still `base`. `Ledger.append` in ports.ts says what it returns and throws.
 */
export async function appendEvents(
  desk: Desk,
  study: StudyId,
  base: string,
  events: readonly LedgerEvent[],
  subject: string,
): Promise<Landed> {
  const lines = serializeEvents(events);
  const file = desk.files.encode(study, base, lines);
  const { text } = file;
  const isClaim = events.some(({ type }) => type === 'claimed');
  const write = {
    files: [additionOf(pathOf(desk.place, study), file), ...pageOf(desk, study, text)],
    headline: `${subject} [skip ci]`,
  };
  const started = momentOf(desk.clock);
  desk.known.learnText(study, base);
  let next = await startOn(desk, study, base);
  let on: Head = null;
  let unknownSince: Moment | null = null;
  let waits = 0;
  for (let lost = 0; ; ) {
    if (next.text !== base) {
      // Stop here: somebody else has written about this study, and may have claimed what we were
      // about to claim.
      if (!next.text.includes(lines)) return { kind: 'stale' };
      // Found by reading. We do not know which send it was, so the earliest possible one counts.
      const sentAt = unknownSince ?? started;
      return { kind: 'appended', text: next.text, sentAt, on, head: null };
    }
    // A cancelled run no longer pays on a claim. We still find out whether one has landed.
    if (isClaim && unknownSince === null && desk.clock.isCancelled()) return { kind: 'stale' };
    if (lost === mostLostRaces) {
      const often = `Other runs wrote to the ledger branch ${mostLostRaces} times in a row`;
      throw stopConflict(`${often} before "${write.headline}" could be appended.`);
    }

    on = next.head;
    const fate: Fate = await sendUntilKnown(desk, { ...write, on }, study);
    unknownSince ??= fate.unknownSince;
    switch (fate.kind) {
      case 'landed':
        desk.known.learnLanded(study, on, fate.head, text);
        return { kind: 'appended', text, sentAt: fate.sentAt, on, head: fate.head };
      case 'moved':
        lost += 1;
        next = nextOf(fate.look ?? (await lookAfterPause(desk, study, lost)), study);
        break;
      case 'limited':
        waits += 1;
        await waitAsAsked(desk, fate, waits);
        break;
      default:
        return unreachable(fate);
    }
  }
}

/** The study's page beside its file, if there is one. */
function pageOf({ pages, place }: Desk, study: StudyId, text: string): FileAddition[] {
  const page = pages.render(study, text);
  return page === null
    ? []
    : [additionOf(pathOf(place, study, 'md'), EncodedText.empty.plus(page))];
}

/**
 * The commit that the first write goes on. A write replaces the whole file, so it may only follow a
 * head at which the file is known to be `base`; if no such head is known, this looks at the branch.
 * Makes the branch if it is absent.
 */
async function startOn(desk: Desk, study: StudyId, base: string): Promise<Standing> {
  const position = desk.known.positionOf(study);
  if (position === null || position.text !== base) {
    const look = await lookUntilGrown(desk, [study], null, desk.record);
    if (look.head !== null || base !== '') return nextOf(look, study);
  } else if (position.head !== null) return { head: position.head, text: base };
  // The first commit holds no study's file, so the ledger is as empty as without a branch.
  const head = await makeBranch(desk);
  desk.known.learnLanded(study, null, head, '');
  return { head, text: '' };
}

/** A head, and the study's whole text there. */
interface Standing {
  readonly head: string;
  readonly text: string;
}

async function lookAfterPause(desk: Desk, study: StudyId, lost: number): Promise<Look> {
  await desk.clock.sleep(growingPauseMs(desk, lost, lostRacePauses));
  return lookUntilGrown(desk, [study], null, desk.record);
}

function nextOf(look: Look, study: StudyId): Standing {
  // The branch was there before, so a look without it would already have been refused as a lost
  // ledger.
  if (look.head === null) throw new Error('A grown look has a branch');
  return { head: look.head, text: look.texts.get(study) ?? '' };
}

/** GitHub refused to process the write, so it is not written: wait, then send it as a new one. */
async function waitAsAsked(
  desk: Desk,
  { waitMs, reason }: { readonly waitMs: number | null; readonly reason: string },
  waits: number,
): Promise<void> {
  const askedMs = waitMs ?? usualWaitMs;
  if (waits > mostWaits || askedMs > longestWaitMs)
    throw stopConflict(
      `GitHub limits the requests of this token, so the ledger was not written (${reason}).`,
    );
  await desk.clock.sleep(askedMs);
}
