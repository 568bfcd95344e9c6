import { randomUUID } from 'node:crypto';
import type { Answer } from '../server/faults.ts';
import type { Arrived, Routed } from '../server/scripted-server.ts';
import type { Blob } from './artifact.ts';
import type { ArtifactStore } from './store.ts';

type Headers = Record<string, string>;

/** An error as Azure's blob storage writes one. */
function refused(status: number, code: string, headers: Headers): Answer {
  const body = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code></Error>`;
  return { status, body, headers: { ...headers, 'content-type': 'application/xml' } };
}

function commonHeaders(nowMs: number): Headers {
  return {
    'x-ms-request-id': randomUUID(),
    'x-ms-version': '2025-11-05',
    etag: `"0x${randomUUID().slice(0, 8).toUpperCase()}"`,
    'last-modified': new Date(nowMs).toUTCString(),
    'x-ms-request-server-encrypted': 'true',
  };
}

/** Puts the named blocks together in the order of the list. */
function joinBlocks(blob: Blob, list: string): Buffer | null {
  const ids = [...list.matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]+)</g)].map(
    ([, id = '']) => id,
  );
  const blocks = ids.map((id) => blob.blocks.get(id));
  const known = blocks.filter((block) => block !== undefined);
  return known.length === blocks.length ? Buffer.concat(known) : null;
}

/**
 * Finds what a request asks of the blob storage. Its endpoint, for scripting faults, is `upload`
 * for a blob in one piece, `block` and `block-list` for one in several, `blob` for reading one.
 */
export function routeBlob(store: ArtifactStore, arrived: Arrived): Routed {
  const { method, url, headers, bytes } = arrived;
  const key = decodeURIComponent(url.pathname.replace(/^\/blob\//, ''));
  const query = url.searchParams;
  const comp = query.get('comp');
  const uploads: Record<string, string> = { block: 'block', blocklist: 'block-list' };
  const endpoint =
    method === 'PUT' ? (uploads[comp ?? ''] ?? 'upload') : method === 'GET' ? 'blob' : 'unknown';

  const put = (ms: Headers): Answer => {
    const blob = store.blobs.get(key) ?? { blocks: new Map(), bytes: null, type: null };
    store.blobs.set(key, blob);
    if (endpoint === 'block') {
      blob.blocks.set(query.get('blockid') ?? '', bytes);
      return { status: 201, headers: ms };
    }
    if (endpoint === 'upload' && headers['x-ms-blob-type'] !== 'BlockBlob')
      return refused(400, 'MissingRequiredHeader', ms);
    if (endpoint === 'upload' && headers['content-length'] === undefined)
      return refused(411, 'MissingContentLengthHeader', ms);
    const whole = endpoint === 'upload' ? bytes : joinBlocks(blob, arrived.body);
    if (whole === null) return refused(400, 'InvalidBlockList', ms);
    blob.bytes = whole;
    blob.type = headers['x-ms-blob-content-type'] ?? headers['content-type'] ?? null;
    return { status: 201, headers: ms };
  };

  const get = (ms: Headers): Answer => {
    const blob = store.blobs.get(key);
    if (blob === undefined || blob.bytes === null) return refused(404, 'BlobNotFound', ms);
    const type = query.get('rsct') ?? blob.type ?? 'application/octet-stream';
    const disposition = query.get('rscd');
    const more: Headers = disposition === null ? {} : { 'content-disposition': disposition };
    return { status: 200, body: blob.bytes, headers: { ...ms, 'content-type': type, ...more } };
  };

  const effect = (): Answer => {
    const ms = commonHeaders(store.now());
    const permission = query.get('sp') ?? '';
    const isSigned = query.get('sig') === store.signatureOf(key);
    // Azure refuses a signed address that comes with an Authorization header as well.
    if (!isSigned || headers['authorization'] !== undefined)
      return refused(403, 'AuthenticationFailed', ms);
    if (method === 'PUT' && permission.includes('w')) return put(ms);
    if (method === 'GET' && permission.includes('r')) return get(ms);
    return refused(403, 'AuthorizationPermissionMismatch', ms);
  };
  return { endpoint, effect };
}
