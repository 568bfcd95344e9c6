import type { Chunk } from '../../core/plan/drafts.ts';
import type { StudyId } from '../../core/ids.ts';
import { isInDoubt } from '../../core/ledger/fold.ts';
import type { Claimed } from '../../core/ledger/lines.ts';
import type { BulkReport } from '../../core/record/run-record.ts';
import type { Permission } from '../../ports.ts';
import { again, type Chain, type ChainEnd, stopped, surveyOf, watchesOf } from './chain.ts';
import { claimBulk } from './claim.ts';
import { reportDoubts } from '../run/doubts.ts';
import { endRefused, endUnrecorded } from '../run/endings.ts';
import { type LedgerView, type ViewAppend, viewOf } from '../run/ledger-view.ts';
import { leaveUnpaid, payClaimed } from './request.ts';
import { reconcileOpen } from '../reconcile.ts';
import { type Recorded, recordOutcome } from './record-outcome.ts';
import type { Run } from '../run/run.ts';
import { freshSurvey } from './fresh-survey.ts';

/**
 * Claims one bulk payment, pays it and begins to record what came of it. The connection of the pay request is opened while the claim is
 * under way; where nothing is paid, it is given up unused.
 *
 * @returns an end where the chain stops here, else the recording under way
 */
export async function claimAndPay(
  run: Run,
  chain: Chain,
  chunk: Chunk,
  report: BulkReport,
  view: LedgerView,
): Promise<ChainEnd | { recording: Promise<Recorded> }> {
  // Something has come up that nobody was asked about: the next plan says what.
  if ((await freshSurvey(run, chain, chunk, view)) === null) return again;
  const giveUpConnection = run.ports.prolific.openForPay();
  try {
    return await claimThenPay(run, chain, chunk, report, view);
  } finally {
    giveUpConnection();
  }
}

async function claimThenPay(
  run: Run,
  chain: Chain,
  chunk: Chunk,
  report: BulkReport,
  view: LedgerView,
): Promise<ChainEnd | { recording: Promise<Recorded> }> {
  const survey = surveyOf(chain, chunk);
  const claim = await claimBulk(run, view, { report, chunk, survey, plan: chain.plan });
  // Stop here: a stale head means another run may already have paid.
  if (claim.kind === 'stale') return again;
  report.state = 'claimed';
  const claimed = viewOf(claim.view, report.study).ledger.bulks.get(report.bulk);
  if (claimed === undefined) throw new Error('The ledger took a claim, and does not have it.');
  // What others wrote may be an answer to this very claim: then it is no longer ours to pay, and that it was never sent is written down, for a
  // human may have called it paid.
  const permission = await askPermission(run, report.study, claim, claimed.claim);
  const outcome =
    permission.kind === 'granted'
      ? await payClaimed(run, report, permission.since)
      : leaveUnpaid(report, permission.reason);
  const recording = recordOutcome(run, claim.view, report, outcome, claim.sentAt);
  if (outcome.kind === 'accepted') return { recording };
  const recorded = await recording;
  if (recorded.kind === 'unrecorded') {
    endUnrecorded(run, recorded);
    return stopped;
  }
  // What others wrote may have made its bonuses paid, or the study in doubt: only a new plan knows.
  if (permission.kind === 'denied') return again;
  const written = viewOf(recorded.view, report.study).ledger.bulks.get(report.bulk);
  // A human called it paid meanwhile: what the next run would say of that, this one says too.
  const isContradicted = written !== undefined && isInDoubt(written);
  if (outcome.kind === 'refused' && !isContradicted) {
    endRefused(run, report.bulk, outcome.status, outcome.reason);
    return stopped;
  }
  run.ports.log.line(
    `Bulk payment ${report.bulk}: nobody knows whether it was paid (${outcome.reason}). Looking whether the money arrives.`,
  );
  return await lookForProof(run, chain, recorded.view);
}

/** A claim on top of what this run had not read is not paid; of any other the ledger says whether it holds. */
async function askPermission(
  { ports }: Run,
  study: StudyId,
  { alone, sentAt }: Extract<ViewAppend, { kind: 'appended' }>,
  claim: Claimed,
): Promise<Permission> {
  if (alone) return await ports.ledger.askToPay(study, claim, sentAt);
  return { kind: 'denied', reason: 'others had written to the ledger right after the claim' };
}

/** The money may arrive anyway. Proof within this run lets it go on, on a new plan; otherwise a human is asked. */
async function lookForProof(run: Run, chain: Chain, view: LedgerView): Promise<ChainEnd> {
  await reconcileOpen(run, view, { watches: watchesOf(chain) });
  if (!run.record.open.some(({ inDoubt }) => inDoubt)) return again;
  reportDoubts(run);
  run.record.status = 'in-doubt';
  return stopped;
}
