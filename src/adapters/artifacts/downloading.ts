import { HttpFailure, send } from '../http/send.ts';
import { retryAfterMs, type Tried, tryPatiently } from '../http/retries.ts';
import { judgeRest } from '../github/github-answer.ts';
import type { Patience } from '../github/github.ts';
import { stopFor, stopUnreadable } from '../artifact-records/reading-stops.ts';
import type { Download, ListedArtifact } from '../artifact-records/artifact-store.ts';
import { ledgerFile, longestArchiveBytes, longestLedgerBytes } from './ledger-archive.ts';
import { unpackOneFile } from './one-file-zip.ts';
import { parseSignedUrl } from './private-address.ts';
import { digestOf } from './uploading.ts';

/** Where to ask for the addresses of blobs. */
export interface DownloadDesk {
  /** `<api>/repos/<owner>/<name>`, without a slash at its end. */
  readonly repositoryUrl: string;
  readonly token: string;
  readonly sleep: (ms: number) => Promise<void>;
}

/** An answer that is not a download: an error in JSON, or the few bytes of a redirect. */
const longestAnswerBytes = 64 * 1024;

type Step =
  | Download
  | { readonly kind: 'archive'; readonly archive: Buffer }
  /** The error to throw if no later try does better. */
  | { readonly kind: 'failed'; readonly stop: Error; readonly askedMs: number };

/**
 * Asks for the blob's address, then fetches the blob from there. The address is valid for only a
 * minute, so each try asks for it again. Throws `LEDGER_UNREADABLE` if no try gets a clear answer,
 * and `LEDGER_FORBIDDEN`.
 */
export async function downloadLedger(
  desk: DownloadDesk,
  artifact: ListedArtifact,
  patience: Patience,
): Promise<Download> {
  if (artifact.sizeBytes > longestArchiveBytes)
    return broken(`it is ${artifact.sizeBytes} bytes long, and ${longestArchiveBytes} is the most`);
  if (artifact.digest === null) return broken('GitHub knows no digest of it');
  const step = await tryPatiently<Step>(
    async (): Promise<Tried<Step>> => {
      const outcome = await tryOnce(desk, artifact.id, patience);
      const isTransient = outcome.kind === 'failed';
      return { outcome, isTransient, askedMs: isTransient ? outcome.askedMs : 0 };
    },
    { tries: patience.tries, sleep: desk.sleep, signal: patience.signal },
  );
  if (step.kind === 'failed') throw step.stop;
  return step.kind === 'archive' ? read(step.archive, artifact) : step;
}

function broken(reason: string): Download {
  return { kind: 'broken', reason };
}

async function tryOnce(desk: DownloadDesk, id: number, patience: Patience): Promise<Step> {
  try {
    const location = await askForBlob(desk, id, patience);
    return location instanceof URL ? await askBlob(location, patience) : location;
  } catch (failure) {
    if (!(failure instanceof HttpFailure)) throw failure;
    return failed(`an artifact could not be downloaded: ${failure.reason}`);
  }
}

function failed(why: string, askedMs = 0): Step {
  return { kind: 'failed', stop: stopUnreadable(why), askedMs };
}

/** GitHub: Download an artifact. 302 with the address, 410 where it has expired. */
async function askForBlob(
  { repositoryUrl, token }: DownloadDesk,
  id: number,
  { signal, timeoutMs }: Patience,
): Promise<URL | Step> {
  const answer = await send({
    method: 'GET',
    url: new URL(`${repositoryUrl}/actions/artifacts/${id}/zip`),
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token}`,
      'user-agent': 'pay-prolific-bonuses',
      'x-github-api-version': '2022-11-28',
    },
    timeoutMs,
    signal,
    longestAnswerBytes,
  });
  const { status, headers } = answer;
  if (status === 302) {
    answer.drop();
    return (
      parseSignedUrl(headers.location) ??
      failed('GitHub sent a download to an address that is not https')
    );
  }
  const text = await answer.readText();
  if (status === 404 || status === 410) return { kind: 'gone' };
  const judged = judgeRest({ status, headers, text });
  if (judged.kind === 'value') return failed(`GitHub answered a download with status ${status}`);
  const stop = stopFor(judged);
  // A token that may not read now will not be allowed to in three seconds.
  if (judged.kind === 'errors') throw stop;
  return { kind: 'failed', stop, askedMs: retryAfterMs(headers) };
}

/**
 * The address needs no token, so none is sent. It must answer itself: a second redirect is not
 * followed.
 */
async function askBlob(url: URL, { signal, timeoutMs }: Patience): Promise<Step> {
  const answer = await send({
    method: 'GET',
    url,
    headers: { 'user-agent': 'pay-prolific-bonuses' },
    timeoutMs,
    signal,
    longestAnswerBytes: longestArchiveBytes,
  });
  const { status, headers } = answer;
  if (status === 200) return { kind: 'archive', archive: await answer.readBytes() };
  answer.drop();
  const isRedirect = status >= 300 && status < 400;
  return isRedirect
    ? failed('the blob storage sent a download elsewhere, and a second redirect is not followed')
    : failed(`the blob storage answered a download with status ${status}`, retryAfterMs(headers));
}

/** Nothing in the archive is read before it matches what the list says. */
function read(archive: Buffer, { sizeBytes, digest }: ListedArtifact): Download {
  if (archive.length !== sizeBytes)
    return broken(`it is ${archive.length} bytes long, and GitHub lists ${sizeBytes}`);
  if (digestOf(archive) !== digest) return broken('its digest is not the one that GitHub lists');
  const unpacked = unpackOneFile(archive, ledgerFile, longestLedgerBytes);
  if (unpacked.kind === 'broken') return unpacked;
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return { kind: 'text', text: decoder.decode(unpacked.bytes) };
  } catch {
    return broken('its text is not UTF-8');
  }
}
