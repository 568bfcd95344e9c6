import type { StudyId } from '../core/ids.ts';
import { ActionError, type Finding } from '../core/errors.ts';
import {
  hasUnseenPaid,
  isInDoubt,
  maybePaidBonuses,
  type StudyLedger,
} from '../core/ledger/fold.ts';
import { addCents, renderCents } from '../core/money.ts';
import { plural } from '../core/text/plural.ts';
import { planDue } from '../core/plan/due.ts';
import { ledgerLost } from '../core/losses/ledger-lost.ts';
import { totalsOf } from '../core/record/ledger-totals.ts';
import { reportDoubts } from './run/doubts.ts';
import { endAs, type Ending, endUnlooked, stopBy } from './run/endings.ts';
import { ledgersOf, type LedgerView, readView, viewOf } from './run/ledger-view.ts';
import { awaitedBulks, openPayments, readOpenBulks } from './looking/open-bulks.ts';
import { resolveBulks } from './resolving/resolve.ts';
import { addWarning, type Run, showIdIn, writesNothing } from './run/run.ts';
import { type Looking, lookAndSettle, type Watch } from './looking/settle.ts';

const firstPauseMs = 5_000;
const longestPauseMs = 30_000;

/**
 * `mode: reconcile`: records humans' answers, then looks at everything that is open; pays nothing.
 */
export async function reconcile(run: Run): Promise<Ending> {
  const resolved = await resolveBulks(run, await readView(run));
  if (resolved.kind === 'ended') return resolved;
  const seen = await reconcileOpen(run, resolved.view);
  if (run.settings.receipt !== null && run.batches.length > 0)
    run.record.held = planDue(run.batches, ledgersOf(seen), showIdIn(run)).skipped;
  if (reportDoubts(run)) return endAs('in-doubt');
  const lost = await compareSums(run, seen);
  if (lost.length > 0) return stopBy(run, lost);
  const unlooked = endUnlooked(run);
  if (unlooked !== null) return unlooked;
  // Somebody who has just said that something was not paid wants to know what is due now.
  if (run.settings.resolve.length > 0)
    run.record.plan = planDue(run.batches, ledgersOf(seen), showIdIn(run));
  return endAs('reconciled');
}

/**
 * Checks whether each ledger is still there and holds what Prolific shows: `LEDGER_LOST` if a study
 * has no ledger but its cost shows bonuses; a warning with both sums if Prolific shows more. If
 * Prolific cannot be asked, that is only a warning too, because no payment depends on it.
 */
async function compareSums(run: Run, view: LedgerView): Promise<Finding[]> {
  const lost: Finding[] = [];
  // If Prolific did not answer a moment ago, do not ask again.
  if (run.record.open.some(({ arrived }) => arrived === null)) return lost;
  for (const study of run.studies) {
    if (run.ports.clock.isCancelled()) break;
    const { events, ledger } = viewOf(view, study);
    try {
      const { bonuses, currency } = await run.ports.prolific.readCost(study);
      if (events.length === 0 && bonuses > 0)
        lost.push(ledgerLost({ study, currency, bonusesCents: bonuses }, 'error'));
      else if (bonuses > countedCents(ledger))
        addWarning(
          run,
          `Prolific shows bonuses of ${renderCents(bonuses)} ${currency} in study ${study}, the ledger has ${renderCents(countedCents(ledger))}. The rest was paid by hand, or the ledger has lost something.`,
        );
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      addWarning(
        run,
        `The run could not see whether the ledger of study ${study} is complete: ${error.message}`,
      );
    }
  }
  return lost;
}

/**
 * Everything that the ledger can explain: what counts as paid, and what is in doubt and so may be
 * paid.
 */
function countedCents(ledger: StudyLedger): number {
  return addCents(maybePaidBonuses(ledger).map(({ bonus }) => bonus.amount));
}

/** How to look at open bulk payments. */
export interface ReconcileOptions {
  /** Everything due is paid: wait for what this run paid too, not only for what is in doubt. */
  readonly afterPaying?: boolean;
  /** What was known before paying, so that people are not read before the cost has moved. */
  readonly watches?: Looking['watches'];
}

/**
 * Every run begins with this. Looks at each open bulk payment of the run's studies, writes
 * `settled` if all has arrived, and waits up to `settle-minutes` for those in doubt. Afterwards the
 * record has what stayed open.
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
    openIn: (seen: LedgerView, study: StudyId) => openPayments(run, seen, study),
    awaitedIn: (seen: LedgerView, study: StudyId) => awaitedBulks(run, seen, study, afterPaying),
  };
  const awaitedNow = (seen: LedgerView) =>
    run.studies.flatMap((study) => looking.awaitedIn(seen, study));
  let current = view;
  let pauseMs = firstPauseMs;
  while (!clock.isCancelled()) {
    const isLast = clock.monotonicMs() >= deadlineMs || awaitedNow(current).length === 0;
    current = await lookAndSettle(run, current, run.studies, { ...looking, isLast });
    const awaited = awaitedNow(current);
    if (isLast || awaited.length === 0) break;
    log.line(`Waiting until Prolific shows ${awaited.map(({ claim }) => claim.bulk).join(', ')}.`);
    await clock.sleep(Math.max(0, Math.min(pauseMs, deadlineMs - clock.monotonicMs())));
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    // Another run that is still alive may meanwhile record the outcome of its own claim.
    if (awaited.some(isInDoubt) && !clock.isCancelled()) current = await readView(run);
  }
  notePaidBefore(run, current);
  run.record.open = await readOpenBulks(run, current, looking.shown);
  run.record.hasUnseenPaid = run.studies.some((study) =>
    hasUnseenPaid(viewOf(current, study).ledger),
  );
  return current;
}

/**
 * What the ledger holds as paid, for people to read, without this run's own payments, which the
 * report adds.
 */
function notePaidBefore({ ports, record, studies }: Run, view: LedgerView): void {
  const own = new Set(record.bulks.map(({ bulk }) => bulk));
  for (const study of studies) {
    const totals = totalsOf(viewOf(view, study).ledger, own);
    const isNew = record.paidBefore.get(study) === undefined;
    record.paidBefore.set(study, totals);
    if (isNew)
      ports.log.line(
        `Ledger of study ${study}: ${plural(totals.bonuses, 'bonus', 'bonuses')} paid so far, ${renderCents(totals.cents)} in all.`,
      );
  }
}
