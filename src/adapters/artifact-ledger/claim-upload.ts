import type { Claimed } from '../../core/ledger/lines.ts';
import type { Append } from '../../ports.ts';
import { type Moment, momentOf } from '../../core/moment.ts';
import { stopConflict } from '../ledger/stops.ts';
import { claimName } from '../artifact-records/artifact-names.ts';
import type { UploadedBlob } from '../artifact-records/artifact-store.ts';
import type { ProtocolDesk } from '../artifact-records/protocol-desk.ts';
import { lineOf, serializeRecord } from '../artifact-records/record.ts';
import type { StudyMemory } from '../artifact-records/study-memory.ts';
import { recordOf, uploadBlob, whyNotCreated } from './write-record.ts';

/** A claim that was sent to GitHub, and what is known of it. */
export interface SentClaim {
  readonly event: Claimed;
  readonly blob: UploadedBlob;
  /** Ids of all events that the plan knew. */
  readonly base: ReadonlySet<string>;
  /** Records already lost when the run planned: a human was asked about those. */
  readonly lostBefore: ReadonlySet<number>;
  /** When an answer said that the claim is there; null until one does. */
  readonly shownAt: Moment | null;
  /** When finalizing was first sent. */
  readonly finalizedAt: Moment;
}

/**
 * Uploads a claim under the name that all claims of the study share. Afterwards it may or may not
 * be there: `askToPay` finds out. Throws `LEDGER_CONFLICT` if it is certainly not there.
 */
export async function uploadClaim(
  desk: ProtocolDesk,
  memory: StudyMemory,
  event: Claimed,
): Promise<{ readonly append: Append; readonly sent: SentClaim | null }> {
  const { store, clock, signals } = desk;
  // A cancelled run no longer pays on a claim.
  if (clock.isCancelled()) return { append: { kind: 'stale' }, sent: null };
  const name = claimName(memory.study);
  const options = { signal: signals.record };
  const base = new Set(memory.lines.map((line) => line.event.id));
  const lostBefore = new Set(memory.lost.map(({ id }) => id));
  const { header, lines } = recordOf(desk, memory, [lineOf(event)]);
  const sentAt = momentOf(clock);
  const created = await store.create(name, options);
  // Another job or step of this attempt has claimed, or our own create got lost. Nothing is listed
  // before it is finalized.
  if (created.kind !== 'created') throw notClaimed(whyNotCreated(created));
  const uploaded = await uploadBlob(desk, created.uploadUrl, serializeRecord(header, lines));
  if (uploaded.kind === 'failed') throw notClaimed(uploaded.reason);

  const finalizedAt = momentOf(clock);
  const finalized = await store.finalize(name, uploaded.blob, options);
  if (finalized.kind === 'refused') throw notClaimed(finalized.reason);
  const isShown = finalized.kind === 'finalized';
  memory.learnRecord({
    artifactId: isShown ? finalized.id : null,
    createdAt: null,
    expiresAt: null,
    header,
    lines,
  });
  const shownAt = isShown ? momentOf(clock) : null;
  const sent = { event, blob: uploaded.blob, base, lostBefore, shownAt, finalizedAt };
  return { append: { kind: 'appended', text: memory.text, sentAt }, sent };
}

function notClaimed(reason: string): Error {
  return stopConflict(
    `This attempt could not upload its claim under the one name that it may use (${reason}). Another job or step of the same run may have claimed before.`,
  );
}
