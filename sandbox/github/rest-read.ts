import { addressOf, RestError, type RestRequest } from './rest.ts';
import type { Answer } from '../server/faults.ts';

const mostBlobBytes = 100 * 1024 * 1024;

/**
 * `GET git/blobs/{sha}`: base64 in lines of 60 characters, or the raw text where that is asked for.
 */
export async function readBlob(request: RestRequest): Promise<Answer> {
  const sha = request.caught[0] ?? '';
  const found = await request.repository.git.store.read(sha);
  if (found?.kind !== 'blob') throw new RestError(404, 'Not Found');
  const { bytes } = found;
  if (bytes.length > mostBlobBytes) {
    const errors = [{ resource: 'Blob', field: 'data', code: 'too_large' }];
    throw new RestError(403, 'This API returns blobs up to 100 MB in size.', { errors });
  }
  if (/application\/vnd\.github\.(?:v3\.)?raw/.test(request.accept)) {
    const headers = { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' };
    return { status: 200, body: bytes.toString('utf8'), headers };
  }
  const content = bytes.toString('base64').replace(/.{1,60}/g, '$&\n');
  const url = addressOf(request, `blobs/${sha}`);
  return { status: 200, body: { sha, size: bytes.length, url, content, encoding: 'base64' } };
}
