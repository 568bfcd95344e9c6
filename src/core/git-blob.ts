import { createHash } from 'node:crypto';

/**
 * The object id that git gives to these bytes as a file (SHA-1 of `blob <length>\0` and the bytes),
 * 40 hex characters.
 */
export function gitBlobHash(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** The same for a text, as UTF-8. */
export function gitTextHash(text: string): string {
  return gitBlobHash(new TextEncoder().encode(text));
}
