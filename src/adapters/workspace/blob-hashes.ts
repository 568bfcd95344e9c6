import { createHash } from 'node:crypto';
import { gitBlobHash } from '../../core/git-blob.ts';

/**
 * The ids under which git may store a file of the work tree: first for these exact bytes, then for
 * those from which a checkout may have made them. `core.autocrlf` and `.gitattributes` change line
 * endings, in either direction; Git LFS stores a pointer (git-lfs docs/spec.md: version, oid,
 * size).
 */
export function blobHashes(bytes: Uint8Array): string[] {
  // Latin-1 maps each byte to one character and back.
  const text = Buffer.from(bytes).toString('latin1');
  const unix = text.replaceAll('\r\n', '\n');
  const contents = [text, unix, unix.replaceAll('\n', '\r\n')].map((one) =>
    Buffer.from(one, 'latin1'),
  );
  const pointers = contents.slice(0, 1).map((content) => {
    const oid = createHash('sha256').update(content).digest('hex');
    return Buffer.from(
      `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${content.length}\n`,
    );
  });
  return [...new Set([...contents, ...pointers].map(gitBlobHash))];
}
