import { stopsPayments } from '../core/age.ts';
import type { StudyId } from '../core/ids.ts';
import { type BulkPayment, hasUnseenPaid, isInDoubt } from '../core/ledger.ts';
import { canBeProven } from '../core/resolution.ts';
import type { OpenReport } from '../core/run-record.ts';
import { findArrived } from '../core/evidence.ts';
import { reportDoubts } from './doubts.ts';
import { endUnlooked, stopBeforePaying } from './endings.ts';
import { type LedgerView, readView, viewOf } from './ledger-view.ts';
import { resolveBulks } from './resolve.ts';
import { type Run, writesNothing } from './run.ts';
import { type Looking, lookAndSettle, type Watch } from './settle.ts';

const firstPauseMs = 5_000;
const longestPauseMs = 30_000;

/** `mode: reconcile`: what humans have resolved, then a look at everything that is open; nothing is paid. */
export async function reconcile(run: Run): Promise<void> {
  const view = await resolveBulks(run, await readView(run));
  if (view === null) {
    stopBeforePaying(run);
    return;
  }
  run.ports.log.step('Reconcile');
  await reconcileOpen(run, view);
  if (reportDoubts(run)) run.record.status = 'in-doubt';
  else if (!endUnlooked(run)) run.record.status = 'reconciled';
}

/** How open bulk payments are looked at. */
export interface ReconcileOptions {
  /** Everything due is paid: wait for what this run paid too, not only for what is in doubt. */
  readonly afterPaying?: boolean;
  /** What is known from before paying, so that people are not read before the cost has moved. */
  readonly watches?: Looking['watches'];
}

/**
 * Every run begins with this. Looks at each open bulk payment of the run's studies, writes `settled` where all has arrived, and waits up to
 * `settle-minutes` for those in doubt. What stays open is in the record afterwards.
 */
export async function reconcileOpen(
  run: Run,
  view: LedgerView,
  options: ReconcileOptions = {},
): Promise<LedgerView> {
  const { clock, log } = run.ports;
  const { watches = new Map<StudyId, Watch>() } = options;
  const deadlineMs = clock.monotonicMs() + (writesNothing(run) ? 0 : run.settings.settleMs);
  const looking = {
    watches,
    shown: new Map() as Looking['shown'],
    openIn: (seen: LedgerView, study: StudyId) => openBulks(run, seen, study),
  };
  let current = view;
  let pauseMs = firstPauseMs;
  while (!clock.isCancelled()) {
    const isLast =
      clock.monotonicMs() >= deadlineMs || findAwaited(run, current, options).length === 0;
    for (const study of run.studies) {
      current = await lookAndSettle(run, current, study, { ...looking, isLast });
    }
    const awaited = findAwaited(run, current, options);
    if (isLast || awaited.length === 0) break;
    log.line(`Waiting until Prolific shows ${awaited.map(({ claim }) => claim.bulk).join(', ')}.`);
    await clock.sleep(Math.max(0, Math.min(pauseMs, deadlineMs - clock.monotonicMs())));
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    // A run that is still alive may record the outcome of its own claim meanwhile.
    if (awaited.some(isInDoubt) && !clock.isCancelled()) current = await readView(run);
  }
  noteOwnSettled(run, current);
  run.record.open = await reportOpen(run, current, looking.shown);
  run.record.hasUnseenPaid = run.studies.some((study) =>
    hasUnseenPaid(viewOf(current, study).ledger),
  );
  return current;
}

/** Another run may have been the first to see that what this run paid has arrived. */
function noteOwnSettled(run: Run, view: LedgerView): void {
  for (const report of run.record.bulks) {
    const state = viewOf(view, report.study).ledger.bulks.get(report.bulk)?.state.kind;
    if (state === 'settled') report.state = 'settled';
  }
}

/** Bulk payments that looking can still settle, or that need a human. */
function openBulks(run: Run, view: LedgerView, study: StudyId): BulkPayment[] {
  return [...viewOf(view, study).ledger.bulks.values()].filter(
    (bulk) =>
      isInDoubt(bulk) ||
      bulk.state.kind === 'accepted' ||
      // A human has answered for it: payments do not wait for it, and only this mode still looks.
      (bulk.state.kind === 'resolved-paid' && run.settings.mode === 'reconcile'),
  );
}

function isOwn(run: Run, { claim }: BulkPayment): boolean {
  return run.record.bulks.some(({ bulk }) => bulk === claim.bulk);
}

/** One that an earlier run paid is looked at once; waiting is for what is in doubt, and in the end for what was paid just now. */
function findAwaited(
  run: Run,
  view: LedgerView,
  { afterPaying = false }: ReconcileOptions,
): BulkPayment[] {
  return run.studies
    .flatMap((study) => openBulks(run, view, study))
    .filter(
      (bulk) =>
        canBeProven(bulk) &&
        (isInDoubt(bulk) || (afterPaying && bulk.state.kind === 'accepted' && isOwn(run, bulk))),
    );
}

/** What is still open, with its age by GitHub's clock. This run's own claims are minutes old: nobody is asked about those. */
async function reportOpen(
  run: Run,
  view: LedgerView,
  shown: Looking['shown'],
): Promise<OpenReport[]> {
  const reports: OpenReport[] = [];
  for (const study of run.studies) {
    const open = openBulks(run, view, study);
    const dates = await readClaimDates(
      run,
      view,
      study,
      open.filter((bulk) => !isOwn(run, bulk)),
    );
    const seen = shown.get(study);
    for (const bulk of open) {
      const date = dates.get(bulk.lineNumber);
      const ageMs = date === undefined ? null : view.githubNow.getTime() - date.getTime();
      const arrived = seen === undefined ? null : findArrived(bulk, seen);
      reports.push({ study, bulk, ageMs, arrived, inDoubt: stopsPayments(bulk, ageMs) });
    }
  }
  return reports;
}

async function readClaimDates(
  run: Run,
  view: LedgerView,
  study: StudyId,
  bulks: readonly BulkPayment[],
): Promise<ReadonlyMap<number, Date>> {
  if (bulks.length === 0 || run.ports.clock.isCancelled()) return new Map();
  return await run.ports.ledger.readLineDates(
    view.head,
    study,
    bulks.map(({ lineNumber }) => lineNumber),
  );
}
