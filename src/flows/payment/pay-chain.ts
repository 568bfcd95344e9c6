import { renderCount } from '../../core/money.ts';
import type { Chunk } from '../../core/plan/drafts.ts';
import { isInDoubt } from '../../core/ledger/fold.ts';
import { endSentence } from '../../core/text/foreign-text.ts';
import { plural } from '../../core/text/plural.ts';
import type { PayOutcome } from '../../core/prolific/shows.ts';
import { paidBulks } from '../../core/record/own-bulks.ts';
import type { SetUp } from '../../core/record/run-record.ts';
import type { Survey } from '../looking/survey.ts';
import { reconcileOpen } from '../reconcile.ts';
import { endCancelled, endInDoubt, endRefused, endUnrecorded } from '../run/endings.ts';
import type { LedgerView } from '../run/ledger-view.ts';
import { bothEnded } from '../run/side-by-side.ts';
import type { Run } from '../run/run.ts';
import { again, type Chain, type ChainEnd, type Payment, surveyOf, watchesOf } from './chain.ts';
import { askPermission, ownClaim, writeClaim } from './claim.ts';
import { freshSurvey } from './fresh-survey.ts';
import { type Recorded, recordOutcome } from './record-outcome.ts';
import { payClaimed } from './request.ts';
import { setUpChunk } from './set-up-draft.ts';

/**
 * For each chunk: set up, claim, pay, record. The run records the outcome of one bulk payment while
 * it sets up the next; both finish before the next claim. Stops at the first outcome that is not
 * `accepted`.
 */
export async function payChain(run: Run, chain: Chain): Promise<ChainEnd> {
  let recording = Promise.resolve<Recorded>({ kind: 'recorded', view: chain.view, alone: true });
  for (const [index, chunk] of chain.chunks.entries()) {
    run.ports.log.line(
      `Bulk payment ${renderCount(index + 1)} of ${renderCount(chain.chunks.length)}: ${renderPaidSoFar(run)}.`,
    );
    const { setUp, recorded } = await setUpNext(run, chain, chunk, recording);
    if (recorded.kind === 'unrecorded') return endUnrecorded(run, recorded);
    if (setUp === null) return endCancelled(run);
    if (!recorded.alone) return again;
    const paid = await payNext(run, { chain, chunk, setUp, view: recorded.view });
    if (paid.kind !== 'accepted') return paid;
    recording = paid.recording;
  }
  const recorded = await recording;
  if (recorded.kind === 'unrecorded') return endUnrecorded(run, recorded);
  return { kind: 'all', view: recorded.view, watches: watchesOf(chain) };
}

/**
 * Sets a chunk up while the outcome of the previous one is recorded, and waits for both. A set-up
 * error is thrown only after the recording has ended; a failed recording takes precedence.
 *
 * @returns no set-up if the run was cancelled
 */
async function setUpNext(
  run: Run,
  chain: Chain,
  chunk: Chunk,
  recording: Promise<Recorded>,
): Promise<{ setUp: SetUp | null; recorded: Recorded }> {
  const { clock } = run.ports;
  if (clock.isCancelled()) return { setUp: null, recorded: await recording };
  try {
    const ready = chain.setUps.get(chunk);
    const [setUp, recorded] = await bothEnded(
      ready === undefined
        ? setUpChunk(run, chain.view, chunk, surveyOf(chain, chunk).currency)
        : Promise.resolve(ready),
      recording,
    );
    return { setUp: clock.isCancelled() ? null : setUp, recorded };
  } catch (error) {
    const recorded = await recording;
    if (recorded.kind === 'unrecorded') endUnrecorded(run, recorded);
    throw error;
  }
}

/** Prolific has accepted it, and that is being recorded. */
interface Accepted {
  readonly kind: 'accepted';
  readonly recording: Promise<Recorded>;
}

/**
 * Claims one bulk payment, pays it and begins to record the outcome.
 *
 * @returns an end if the chain stops here
 */
async function payNext(run: Run, payment: Payment): Promise<ChainEnd | Accepted> {
  const survey = await freshSurvey(run, payment);
  // Something new has come up, which the next plan will ask about.
  if (survey === null) return again;
  // Opened while the claim is being written. If nothing is paid, it is given up unused.
  const giveUpConnection = run.ports.prolific.openForPay();
  try {
    return await claimAndPay(run, payment, survey);
  } finally {
    giveUpConnection();
  }
}

async function claimAndPay(
  run: Run,
  payment: Payment,
  survey: Survey,
): Promise<ChainEnd | Accepted> {
  const { setUp } = payment;
  const claim = await writeClaim(run, payment, survey);
  // Stop here: a stale head means another run may already have paid.
  if (claim.kind === 'stale') return again;
  const permission = await askPermission(run, payment, survey, claim);
  if (permission.kind === 'denied')
    run.ports.log.line(
      `Bulk payment ${setUp.bulk}: claimed, and not paid: ${endSentence(permission.reason)}`,
    );
  const outcome = await payClaimed(run, setUp, permission);
  const recording = recordOutcome(run, claim, setUp, outcome);
  if (outcome.kind === 'accepted') return { kind: 'accepted', recording };
  const recorded = await recording;
  if (recorded.kind === 'unrecorded') return endUnrecorded(run, recorded);
  // Because of what others wrote, its bonuses may be paid or the study in doubt: only a new plan
  // can tell.
  if (permission.kind === 'denied') return again;
  return await endUnpaid(run, payment, outcome, recorded.view);
}

/** Refused, or in doubt. */
async function endUnpaid(
  run: Run,
  { chain, setUp }: Payment,
  outcome: Exclude<PayOutcome, { kind: 'accepted' }>,
  view: LedgerView,
): Promise<ChainEnd> {
  // A human has meanwhile called it paid: this run reports that in the same way as the next one
  // would.
  const isContradicted = isInDoubt(ownClaim(view, setUp));
  if (outcome.kind === 'refused' && !isContradicted) return endRefused(run, setUp.bulk, outcome);
  run.ports.log.line(
    `Bulk payment ${setUp.bulk}: nobody knows whether it was paid (${outcome.reason}). Checking whether the money arrives.`,
  );
  // If this run finds proof, it goes on with a new plan; otherwise it asks a human.
  await reconcileOpen(run, view, { watches: watchesOf(chain) });
  return endInDoubt(run) ?? again;
}

function renderPaidSoFar({ record }: Run): string {
  const bonuses = paidBulks(record).flatMap((setUp) => setUp.bonuses);
  return `${plural(bonuses.length, 'bonus', 'bonuses')} paid so far`;
}
