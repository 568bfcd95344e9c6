import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { HttpFailure, send } from '../http/send.ts';
import type {
  Created,
  Finalized,
  Uploaded,
  UploadedBlob,
} from '../artifact-records/artifact-store.ts';
import { longestArchiveBytes, longestLedgerBytes, ledgerFile } from './ledger-archive.ts';
import { packOneFile } from './one-file-zip.ts';
import { parseSignedUrl } from './private-address.ts';
import type { RuntimeReading } from './runtime-service.ts';
import { callTwirp, type OneTry } from './twirp.ts';

/** What GitHub's own client sends for a ZIP (actions/toolkit: packages/artifact). */
const version = 7;

/** Part of what the service says when the storage is used up (actions/toolkit: `UsageError`). */
const storageIsFull = 'insufficient usage';

const createAnswer = v.object({ ok: v.literal(true), signed_upload_url: v.string() });
/** In JSON, protobuf writes an int64 as text; a number is accepted too. */
const finalizeAnswer = v.object({
  ok: v.literal(true),
  artifact_id: v.pipe(
    v.union([v.pipe(v.string(), v.regex(/^\d{1,16}$/)), v.number()]),
    v.transform(Number),
    v.safeInteger(),
    v.minValue(1),
  ),
});
const saysNo = v.object({ ok: v.literal(false) });

/** Takes the name in this attempt. Sent once. */
export async function createArtifact(
  runtime: RuntimeReading,
  name: string,
  patience: OneTry,
): Promise<Created> {
  if (runtime.kind === 'none') return { kind: 'forbidden', reason: runtime.reason };
  const message = { name, version, mime_type: 'application/zip' };
  const answer = await callTwirp(runtime.service, 'CreateArtifact', message, patience);
  // Whatever the status, it was not created, and will not be until somebody frees storage.
  if (answer.kind !== 'value' && answer.reason.includes(storageIsFull))
    return { kind: 'forbidden', reason: answer.reason };
  if (answer.kind === 'unclear') return answer;
  if (answer.kind === 'refused') {
    const { status, code, reason } = answer;
    if (status === 409 || code === 'already_exists') return { kind: 'taken' };
    return { kind: status === 401 || status === 403 ? 'forbidden' : 'unclear', reason };
  }
  const parsed = v.safeParse(createAnswer, answer.value);
  const uploadUrl = parsed.success ? parseSignedUrl(parsed.output.signed_upload_url) : null;
  return uploadUrl === null
    ? { kind: 'unclear', reason: 'the answer to CreateArtifact has no https address to upload to' }
    : { kind: 'created', uploadUrl };
}

/** Puts the whole ledger where `CreateArtifact` said, in one piece (Azure: Put Blob). Sent once. */
export async function uploadLedger(url: URL, text: string, patience: OneTry): Promise<Uploaded> {
  const content = Buffer.from(text);
  const archive = packOneFile(ledgerFile, content);
  // We must not write what we could not read again.
  if (content.length > longestLedgerBytes || archive.length > longestArchiveBytes)
    return { kind: 'failed', reason: `the ledger has grown too long (${content.length} bytes)` };
  try {
    const answer = await send({
      method: 'PUT',
      url,
      headers: {
        'content-type': 'application/zip',
        'user-agent': 'pay-prolific-bonuses',
        'x-ms-blob-content-type': 'application/zip',
        'x-ms-blob-type': 'BlockBlob',
      },
      body: archive,
      ...patience,
    });
    answer.drop();
    return answer.status === 201
      ? { kind: 'uploaded', blob: { sizeBytes: archive.length, digest: digestOf(archive) } }
      : { kind: 'failed', reason: `the blob storage answered with status ${answer.status}` };
  } catch (failure) {
    if (!(failure instanceof HttpFailure)) throw failure;
    return { kind: 'failed', reason: failure.reason };
  }
}

/** `sha256:<64 hex>`, as GitHub writes it. */
export function digestOf(archive: Buffer): string {
  return `sha256:${createHash('sha256').update(archive).digest('hex')}`;
}

/** Makes the upload an artifact. Sent once. */
export async function finalizeArtifact(
  runtime: RuntimeReading,
  name: string,
  { sizeBytes, digest }: UploadedBlob,
  patience: OneTry,
): Promise<Finalized> {
  if (runtime.kind === 'none') return { kind: 'refused', reason: runtime.reason };
  const message = { name, size: String(sizeBytes), hash: digest };
  const answer = await callTwirp(runtime.service, 'FinalizeArtifact', message, patience);
  if (answer.kind === 'unclear') return answer;
  if (answer.kind === 'refused') return { kind: 'refused', reason: answer.reason };
  const parsed = v.safeParse(finalizeAnswer, answer.value);
  if (parsed.success) return { kind: 'finalized', id: parsed.output.artifact_id };
  return v.is(saysNo, answer.value)
    ? { kind: 'refused', reason: 'the answer to FinalizeArtifact is not ok' }
    : { kind: 'unclear', reason: 'an answer to FinalizeArtifact that is not known' };
}
