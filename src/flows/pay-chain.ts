import type { Chunk } from '../core/chunks.ts';
import type { StudyId } from '../core/ids.ts';
import type { Plan } from '../core/plan.ts';
import { plural } from '../core/plural.ts';
import { type BulkReport, paidBulks } from '../core/run-record.ts';
import { claimBulk } from './claim.ts';
import { reportDoubts } from './doubts.ts';
import { endCancelled, endRefused, endUnrecorded } from './endings.ts';
import { type LedgerView, viewOf } from './ledger-view.ts';
import { leaveUnpaid, payClaimed } from './pay-bulk.ts';
import { reconcileOpen } from './reconcile.ts';
import { type Recorded, recordOutcome } from './record-outcome.ts';
import type { Run } from './run.ts';
import { setUpChunk } from './set-up.ts';
import type { Looking } from './settle.ts';
import { bothEnded } from './side-by-side.ts';
import { isOutdated, type Survey } from './survey.ts';

/** The bulk payments of one plan, to be paid strictly one after another. */
export interface Chain {
  readonly view: LedgerView;
  readonly plan: Plan;
  readonly surveys: ReadonlyMap<StudyId, Survey>;
  readonly chunks: readonly Chunk[];
  /** Those that were set up already, in the order of the chunks. */
  readonly setUps: BulkReport[];
}

export type ChainEnd =
  | { readonly kind: 'all'; readonly view: LedgerView; readonly watches: Looking['watches'] }
  /** The ledger has changed under the plan: read it and plan anew. */
  | { readonly kind: 'again' }
  /** The run is over; how is in the record. */
  | { readonly kind: 'stopped' };

const again: ChainEnd = { kind: 'again' };
const stopped: ChainEnd = { kind: 'stopped' };

/**
 * For each chunk: set up, claim, pay, record. The outcome of one bulk payment is recorded while the next is set up; both end before the next
 * claim. Stops at the first outcome that is not `accepted`.
 */
export async function payChain(run: Run, chain: Chain): Promise<ChainEnd> {
  let recording = Promise.resolve<Recorded>({ kind: 'recorded', view: chain.view, alone: true });
  for (const [index, chunk] of chain.chunks.entries()) {
    run.ports.log.step(`Bulk payment ${index + 1} of ${chain.chunks.length}, ${sayPaidSoFar(run)}`);
    const next = await setUpNext(run, chain, index, chunk, recording);
    if (next.recorded.kind === 'unrecorded') {
      endUnrecorded(run, next.recorded);
      return stopped;
    }
    if (next.report === null) {
      endCancelled(run);
      return stopped;
    }
    if (!next.recorded.alone) return again;
    const paid = await claimAndPay(run, chain, chunk, next.report, next.recorded.view);
    if ('kind' in paid) return paid;
    recording = paid.recording;
  }
  const recorded = await recording;
  if (recorded.kind === 'unrecorded') {
    endUnrecorded(run, recorded);
    return stopped;
  }
  return { kind: 'all', view: recorded.view, watches: watchesOf(chain) };
}

/** Null report: the run was cancelled. An error of set-up is thrown only after the recording has ended, and less grave than its failure. */
async function setUpNext(
  run: Run,
  chain: Chain,
  index: number,
  chunk: Chunk,
  recording: Promise<Recorded>,
): Promise<{ recorded: Recorded; report: BulkReport | null }> {
  if (run.ports.clock.isCancelled()) return { recorded: await recording, report: null };
  const ready = chain.setUps[index];
  try {
    const [report, recorded] = await bothEnded(
      ready === undefined ? setUpOne(run, chain, chunk) : Promise.resolve(ready),
      recording,
    );
    return { recorded, report: run.ports.clock.isCancelled() ? null : report };
  } catch (error) {
    const recorded = await recording;
    if (recorded.kind === 'unrecorded') endUnrecorded(run, recorded);
    throw error;
  }
}

function sayPaidSoFar({ record }: Run): string {
  const bonuses = paidBulks(record).flatMap((report) => report.bonuses);
  return `${plural(bonuses.length, 'bonus', 'bonuses')} paid so far`;
}

async function setUpOne(run: Run, chain: Chain, chunk: Chunk): Promise<BulkReport> {
  return await setUpChunk(run, chain.view, chunk, surveyOf(chain, chunk).currency);
}

function surveyOf(chain: Chain, chunk: Chunk): Survey {
  const survey = chain.surveys.get(chunk.batch.study);
  if (survey === undefined) throw new Error('A study with something due was not surveyed.');
  return survey;
}

/** An end where the chain stops here, else the recording under way. */
async function claimAndPay(
  run: Run,
  chain: Chain,
  chunk: Chunk,
  report: BulkReport,
  view: LedgerView,
): Promise<ChainEnd | { recording: Promise<Recorded> }> {
  // A wrong approval has stopped the run before: the one that is there fits, also where a part was paid under it before.
  const plan = run.settings.approve ?? chain.plan.digest;
  const survey = surveyOf(chain, chunk);
  if (isOutdated(run, survey)) return again;
  const claim = await claimBulk(run, view, { report, chunk, survey, plan });
  // Stop here: a stale head means another run may already have paid. And a claim that somebody has answered is no longer ours to pay.
  if (claim.kind === 'stale') return again;
  report.state = 'claimed';
  const state = viewOf(claim.view, report.study).ledger.bulks.get(report.bulk)?.state.kind;
  if (state !== 'claimed') {
    // This run never sends it: whatever the answer says, it is no open question of ours.
    report.state = 'refused';
    return again;
  }

  const outcome = claim.alone
    ? await payClaimed(run, report, claim.sentAt)
    : leaveUnpaid(report, 'others had written to the ledger right after the claim');
  const recording = recordOutcome(run, claim.view, report, outcome, claim.sentAt);
  if (outcome.kind === 'accepted') return { recording };
  const recorded = await recording;
  if (recorded.kind === 'unrecorded') {
    endUnrecorded(run, recorded);
    return stopped;
  }
  // What others wrote may have made its bonuses paid, or the study in doubt: only a new plan knows.
  if (!claim.alone) return again;
  if (outcome.kind === 'refused') {
    endRefused(run, report.bulk, outcome.status, outcome.reason);
    return stopped;
  }
  return await lookForProof(run, chain, report, recorded.view);
}

/** The answer never came: the money may. Proof within this run lets it go on, on a new plan; otherwise a human is asked. */
async function lookForProof(
  run: Run,
  chain: Chain,
  report: BulkReport,
  view: LedgerView,
): Promise<ChainEnd> {
  run.ports.log.line(`Bulk payment ${report.bulk}: no answer. Looking whether the money arrives.`);
  await reconcileOpen(run, view, { watches: watchesOf(chain) });
  if (!run.record.open.some(({ inDoubt }) => inDoubt)) return again;
  reportDoubts(run);
  run.record.status = 'in-doubt';
  return stopped;
}

/** What each study had cost before paying: it must grow by all that is open before looking can prove anything. */
function watchesOf({ surveys }: Chain): Looking['watches'] {
  return new Map(
    [...surveys].map(([study, { costCents }]) => [study, { costCents, missingCents: null }]),
  );
}
