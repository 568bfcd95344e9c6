import type { StudyId } from '../core/ids.ts';
import { hasUnseenPaid, isInDoubt } from '../core/ledger/fold.ts';
import { showCents } from '../core/money.ts';
import { plural } from '../core/text/plural.ts';
import { planDue } from '../core/plan/due.ts';
import { totalsOf } from '../core/record/ledger-totals.ts';
import { reportDoubts } from './run/doubts.ts';
import { endUnlooked, stopBeforePaying } from './run/endings.ts';
import { ledgersOf, type LedgerView, readView, viewOf } from './run/ledger-view.ts';
import { awaitedBulks, openBulks, reportOpen } from './looking/open-bulks.ts';
import { resolveBulks } from './resolving/resolve.ts';
import { type Run, showIdIn, writesNothing } from './run/run.ts';
import { type Looking, lookAndSettle, type Watch } from './looking/settle.ts';

const firstPauseMs = 5_000;
const longestPauseMs = 30_000;

/** `mode: reconcile`: what humans have resolved, then a look at everything that is open; nothing is paid. */
export async function reconcile(run: Run): Promise<void> {
  const view = await resolveBulks(run, await readView(run));
  if (view === null) {
    stopBeforePaying(run);
    return;
  }
  const seen = await reconcileOpen(run, view);
  if (run.settings.receipt !== null && run.batches.length > 0)
    run.record.held = planDue(run.batches, ledgersOf(seen), showIdIn(run)).skipped;
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
  notePaidBefore(run, view);
  const { clock, log } = run.ports;
  const { afterPaying = false, watches = new Map<StudyId, Watch>() } = options;
  const deadlineMs = clock.monotonicMs() + (writesNothing(run) ? 0 : run.settings.settleMs);
  const looking = {
    watches,
    shown: new Map() as Looking['shown'],
    openIn: (seen: LedgerView, study: StudyId) => openBulks(run, seen, study),
    awaitedIn: (seen: LedgerView, study: StudyId) => awaitedBulks(run, seen, study, afterPaying),
  };
  const awaitedNow = (seen: LedgerView) =>
    run.studies.flatMap((study) => looking.awaitedIn(seen, study));
  let current = view;
  let pauseMs = firstPauseMs;
  while (!clock.isCancelled()) {
    const isLast = clock.monotonicMs() >= deadlineMs || awaitedNow(current).length === 0;
    for (const study of run.studies) {
      current = await lookAndSettle(run, current, study, { ...looking, isLast });
    }
    const awaited = awaitedNow(current);
    if (isLast || awaited.length === 0) break;
    log.line(`Waiting until Prolific shows ${awaited.map(({ claim }) => claim.bulk).join(', ')}.`);
    await clock.sleep(Math.max(0, Math.min(pauseMs, deadlineMs - clock.monotonicMs())));
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    // A run that is still alive may record the outcome of its own claim meanwhile.
    if (awaited.some(isInDoubt) && !clock.isCancelled()) current = await readView(run);
  }
  noteOwnSettled(run, current);
  notePaidBefore(run, current);
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

/** What the ledger holds as paid, for people to read: without this run's own, which the report adds. */
function notePaidBefore({ ports, record, studies }: Run, view: LedgerView): void {
  const own = new Set(record.bulks.map(({ bulk }) => bulk));
  for (const study of studies) {
    const totals = totalsOf(viewOf(view, study).ledger, own);
    const isNew = record.paidBefore.get(study) === undefined;
    record.paidBefore.set(study, totals);
    if (isNew)
      ports.log.line(
        `Ledger of study ${study}: ${plural(totals.bonuses, 'bonus', 'bonuses')} paid so far, ${showCents(totals.cents)} in all.`,
      );
  }
}
