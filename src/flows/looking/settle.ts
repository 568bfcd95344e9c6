import { plural } from '../../core/text/plural.ts';
import { ActionError } from '../../core/errors.ts';
import { findArrived, isProven, type Shown } from '../../core/ledger/evidence.ts';
import type { StudyId } from '../../core/ids.ts';
import { type BulkPayment, canBeProven } from '../../core/ledger/fold.ts';
import type { Claimed } from '../../core/ledger/lines.ts';
import { addCents, renderCents } from '../../core/money.ts';
import { settledEvents, subjectOf } from '../run/events.ts';
import { appendInView, appendTo, type LedgerView, readView } from '../run/ledger-view.ts';
import { lookAtCost, lookAtPersons } from './look.ts';
import { noteStudyName } from './study-facts.ts';
import { addWarning, type Run, writesNothing } from '../run/run.ts';
import { bothEnded, mapSideBySide } from '../run/side-by-side.ts';

/** What is known of a study since its people were last read. */
export interface Watch {
  /** All bonuses of the study at that time; null if the cost was not available. */
  readonly costCents: number | null;
  /**
   * How much the cost must grow before reading the people again can prove the awaited payments;
   * null: by all of their money.
   */
  readonly missingCents: number | null;
}

/** How to look at a study, and what looks have found so far. */
export interface Looking {
  /** Time is up: read the people, whatever the cost says. */
  readonly isLast: boolean;
  readonly watches: Map<StudyId, Watch>;
  readonly shown: Map<StudyId, Shown>;
  /** Which bulk payments of a study are open. */
  readonly openIn: (view: LedgerView, study: StudyId) => BulkPayment[];
  /** Which of them the run waits for. */
  readonly awaitedIn: (view: LedgerView, study: StudyId) => BulkPayment[];
}

/**
 * Looks at Prolific once, at several studies side by side. Then writes `settled` for each open bulk
 * payment that has fully arrived, one study after another.
 */
export async function lookAndSettle(
  run: Run,
  view: LedgerView,
  studies: readonly StudyId[],
  looking: Looking,
): Promise<LedgerView> {
  const looks = await mapSideBySide(studies, async (study) => ({
    study,
    shown: await lookOnce(run, view, study, looking),
  }));
  let current = view;
  for (const { study, shown } of looks) {
    if (shown === null) continue;
    looking.shown.set(study, shown);
    current = await settleProven(run, current, study, shown, looking);
  }
  return current;
}

/**
 * What the people of a study's open bulk payments have received; null if there is nothing to look
 * for, or the look failed.
 */
async function lookOnce(
  run: Run,
  view: LedgerView,
  study: StudyId,
  looking: Looking,
): Promise<Shown | null> {
  const open = looking.openIn(view, study).filter(canBeProven);
  if (open.length === 0 || !run.asksProlific) return null;
  try {
    return await lookWhenMoved(run, study, open, looking.awaitedIn(view, study), looking);
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    // A failed look proves nothing: open payments stay open, and paying would fail with the same
    // error.
    if (looking.isLast) addWarning(run, `${error.code}: ${error.message} ${error.hint}`);
    return null;
  }
}

/** Reads the people; null if the study's cost shows that it is too early. */
async function lookWhenMoved(
  run: Run,
  study: StudyId,
  open: readonly BulkPayment[],
  awaited: readonly BulkPayment[],
  { isLast, watches }: Looking,
): Promise<Shown | null> {
  const watch = watches.get(study);
  let polledCents: number | null | undefined;
  if (watch !== undefined && watch.costCents !== null && !isLast) {
    polledCents = await lookAtCost(run, study);
    const missingCents = watch.missingCents ?? addCents(awaited.map(({ claim }) => claim.amount));
    if (polledCents !== null && polledCents - watch.costCents < missingCents) return null;
  }
  const persons = new Set(open.flatMap(({ claim }) => claim.bonuses.map(({ person }) => person)));
  const polled = typeof polledCents === 'number' ? Promise.resolve(polledCents) : null;
  const cost = polledCents === undefined && !isLast ? lookAtCost(run, study) : polled;
  const [[costCents, shown]] = await bothEnded(
    bothEnded(cost ?? Promise.resolve(null), lookAtPersons(run, study, persons, cost)),
    noteStudyName(run, study),
  );
  const missing = awaited.flatMap((bulk) => {
    const arrived = findArrived(bulk, shown);
    return bulk.claim.bonuses.filter(({ to }) => !arrived.has(to));
  });
  watches.set(study, { costCents, missingCents: addCents(missing.map(({ amount }) => amount)) });
  return shown;
}

const readsAtMost = 20;

async function settleProven(
  run: Run,
  view: LedgerView,
  study: StudyId,
  shown: Shown,
  { openIn }: Looking,
): Promise<LedgerView> {
  let current = view;
  for (let read = 0; read < readsAtMost; read += 1) {
    const proven = openIn(current, study).filter(
      (bulk) => canBeProven(bulk) && isProven(bulk, findArrived(bulk, shown)),
    );
    if (proven.length === 0) return current;
    const events = settledEvents(run, proven);
    if (writesNothing(run)) return appendInView(run, current, study, events);
    const append = await appendTo(run, current, study, events, subjectOf('settled', proven));
    if (append.kind === 'appended') {
      noteSettled(run, proven);
      return append.view;
    }
    // Somebody else wrote meanwhile, perhaps the same line. What Prolific showed is still valid for
    // what is still open.
    current = await readView(run);
  }
  throw new ActionError(
    'LEDGER_CONFLICT',
    `Others kept writing to the ledger of study ${study}.`,
    'Run again later.',
  );
}

/** Says that a bulk payment has fully arrived. */
export function renderAllArrived({ bulk, bonuses }: Claimed): string {
  const all =
    bonuses.length === 1
      ? 'its bonus has'
      : `all ${plural(bonuses.length, 'bonus', 'bonuses')} have`;
  return `Bulk payment ${bulk}: ${all} arrived`;
}

function noteSettled(run: Run, proven: readonly BulkPayment[]): void {
  for (const { claim } of proven) {
    const text = `${renderAllArrived(claim)}, ${renderCents(claim.amount)} ${claim.currency}.`;
    run.ports.log.line(text);
    const isOwn = run.record.bulks.some(({ bulk }) => bulk === claim.bulk);
    if (!isOwn) run.record.reconciled.push(text);
  }
}
