import { ActionError } from '../../core/errors.ts';
import { growingPauseMs } from '../ledger/pauses.ts';
import { stopConflict } from '../ledger/stops.ts';
import { recordName } from '../artifact-records/artifact-names.ts';
import type { Created, UploadedBlob } from '../artifact-records/artifact-store.ts';
import type { ProtocolDesk } from '../artifact-records/protocol-desk.ts';
import { type RecordHeader, type RecordLine, serializeRecord } from '../artifact-records/record.ts';
import type { StudyMemory } from '../artifact-records/study-memory.ts';

/** How often one step of an upload is sent. */
const mostSends = 3;
const sendPauses = { firstMs: 500, longestMs: 4_000 };
/** How many names one write may use up. */
const mostNames = 5;

/**
 * Writes everything that this process knows of a study, followed by `added`, as a new record. It
 * overwrites nothing: it skips names that are taken, or whose upload failed. A record that landed
 * without an answer does no harm, because each event counts once. Throws `LEDGER_FORBIDDEN`, and
 * `LEDGER_CONFLICT` if GitHub accepts no record.
 */
export async function writeRecord(
  desk: ProtocolDesk,
  memory: StudyMemory,
  added: readonly RecordLine[],
): Promise<void> {
  const { header, lines } = recordOf(desk, memory, added);
  const text = serializeRecord(header, lines);
  let reason = 'the run was cancelled';
  for (let tried = 1; tried <= mostNames && !desk.signals.record.aborted; tried += 1) {
    memory.lastK += 1;
    const upload = await uploadAs(desk, recordName(memory.study, memory.lastK), text);
    if (upload.kind === 'landed') {
      const { id: artifactId } = upload;
      memory.learnRecord({ artifactId, createdAt: null, expiresAt: null, header, lines });
      return;
    }
    reason = upload.reason;
    await desk.sleep(
      growingPauseMs(desk, tried, { firstMs: 500, longestMs: 8_000 }),
      desk.signals.record,
    );
  }
  throw stopConflict(
    `It is not known whether GitHub stored what this run wrote about study ${memory.study} (${reason}).`,
  );
}

/** The record that this attempt would write now. */
export function recordOf(
  { me }: ProtocolDesk,
  memory: StudyMemory,
  added: readonly RecordLine[],
): { readonly header: RecordHeader; readonly lines: readonly RecordLine[] } {
  const header = {
    study: memory.study,
    run: { id: me.runId, attempt: me.attempt },
    workflow: me.workflowPath,
    seen: memory.included,
    dates: memory.dates(),
  };
  return { header, lines: [...memory.lines, ...added] };
}

type Upload =
  | { readonly kind: 'landed'; readonly id: number }
  | { readonly kind: 'burnt'; readonly reason: string };

async function uploadAs(desk: ProtocolDesk, name: string, text: string): Promise<Upload> {
  const options = { signal: desk.signals.record };
  const created = await desk.store.create(name, options);
  if (created.kind !== 'created') return { kind: 'burnt', reason: whyNotCreated(created) };
  const uploaded = await uploadBlob(desk, created.uploadUrl, text);
  if (uploaded.kind === 'failed') return { kind: 'burnt', reason: uploaded.reason };
  let reason = '';
  for (let sent = 1; sent <= mostSends; sent += 1) {
    const finalized = await desk.store.finalize(name, uploaded.blob, options);
    if (finalized.kind === 'finalized') return { kind: 'landed', id: finalized.id };
    reason = finalized.reason;
    if (finalized.kind === 'refused') break;
    await desk.sleep(growingPauseMs(desk, sent, sendPauses), desk.signals.record);
  }
  return { kind: 'burnt', reason };
}

/** Nobody can list a blob before it is finalized, so a failed upload may be sent again. */
export async function uploadBlob(
  desk: ProtocolDesk,
  url: URL,
  text: string,
): Promise<
  | { readonly kind: 'uploaded'; readonly blob: UploadedBlob }
  | { readonly kind: 'failed'; readonly reason: string }
> {
  for (let sent = 1; ; sent += 1) {
    const answer = await desk.store.upload(url, text, { signal: desk.signals.record });
    if (answer.kind === 'uploaded' || sent === mostSends) return answer;
    await desk.sleep(growingPauseMs(desk, sent, sendPauses), desk.signals.record);
  }
}

/** Why no upload was made under a name; throws if this run may not upload at all. */
export function whyNotCreated(answer: Exclude<Created, { kind: 'created' }>): string {
  if (answer.kind === 'taken') return 'the name is taken';
  if (answer.kind === 'unclear') return answer.reason;
  throw new ActionError(
    'LEDGER_FORBIDDEN',
    `GitHub does not let this run upload artifacts: ${answer.reason}.`,
    'Artifacts are uploaded with a token that GitHub gives to every step of a job on github.com or ghe.com. They cannot be ' +
      'the ledger on GitHub Enterprise Server or on other runners. Where the storage for artifacts is used up, free some of ' +
      'it or raise the budget. Delete no artifact whose name begins with `prolific-bonus-`.',
  );
}
