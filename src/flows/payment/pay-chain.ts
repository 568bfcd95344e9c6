import { showCount } from '../../core/money.ts';
import type { Chunk } from '../../core/plan/drafts.ts';
import { plural } from '../../core/text/plural.ts';
import { type BulkReport, paidBulks } from '../../core/record/run-record.ts';
import { again, type Chain, type ChainEnd, stopped, surveyOf, watchesOf } from './chain.ts';
import { endCancelled, endUnrecorded } from '../run/endings.ts';
import { claimAndPay } from './bulk.ts';
import type { Recorded } from './record-outcome.ts';
import type { Run } from '../run/run.ts';
import { setUpChunk } from './set-up-draft.ts';
import { bothEnded } from '../run/side-by-side.ts';

/**
 * For each chunk: set up, claim, pay, record. The outcome of one bulk payment is recorded while the next is set up; both end before the next
 * claim. Stops at the first outcome that is not `accepted`.
 */
export async function payChain(run: Run, chain: Chain): Promise<ChainEnd> {
  let recording = Promise.resolve<Recorded>({ kind: 'recorded', view: chain.view, alone: true });
  for (const [index, chunk] of chain.chunks.entries()) {
    run.ports.log.line(
      `Bulk payment ${showCount(index + 1)} of ${showCount(chain.chunks.length)}: ${sayPaidSoFar(run)}.`,
    );
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
