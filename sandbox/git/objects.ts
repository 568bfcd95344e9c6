import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, deflate, inflate } from 'node:zlib';
import { runGit } from './git.ts';

export type ObjectKind = 'blob' | 'tree' | 'commit';

export interface StoredObject {
  kind: ObjectKind;
  bytes: Buffer;
}

const compress = promisify(deflate) as (bytes: Buffer, options: object) => Promise<Buffer>;
const decompress = promisify(inflate) as (bytes: Buffer, options: object) => Promise<Buffer>;

// Larger ones are stored as they are: hashes hardly shrink, and trying takes longer than all the
// rest.
const mostCompressedBytes = 1_000_000;
const chunkBytes = 16_384;

function isObjectKind(text: string | undefined): text is ObjectKind {
  return text === 'blob' || text === 'tree' || text === 'commit';
}

/**
 * The objects of one bare repository. Loose objects are written and read here in git's own format,
 * without a child process for each, so that a benchmark against the sandbox does not measure git
 * starting; whatever git itself has packed is asked of git.
 */
export class ObjectStore {
  readonly #gitDir: string;

  constructor(gitDir: string) {
    this.#gitDir = gitDir;
  }

  #pathOf(oid: string): { folder: string; file: string } {
    const folder = join(this.#gitDir, 'objects', oid.slice(0, 2));
    return { folder, file: join(folder, oid.slice(2)) };
  }

  /** Stores an object and gives its hash; storing it again changes nothing. */
  async write(kind: ObjectKind, bytes: Buffer): Promise<string> {
    const whole = Buffer.concat([Buffer.from(`${kind} ${bytes.length}\0`), bytes]);
    const oid = createHash('sha1').update(whole).digest('hex');
    const { folder, file } = this.#pathOf(oid);
    const isThere = await access(file).then(
      () => true,
      () => false,
    );
    if (isThere) return oid;
    await mkdir(folder, { recursive: true });
    // Under another name first: a reader beside us never sees half an object.
    const draft = join(folder, `tmp_obj_${randomUUID()}`);
    const isBig = whole.length > mostCompressedBytes;
    const level = isBig ? constants.Z_NO_COMPRESSION : constants.Z_BEST_SPEED;
    const chunkSize = isBig ? whole.length + chunkBytes : chunkBytes;
    await writeFile(draft, await compress(whole, { level, chunkSize }));
    await rename(draft, file);
    return oid;
  }

  /** The object of that hash (40 hex characters), or null where there is none. */
  async read(oid: string): Promise<StoredObject | null> {
    if (!/^[0-9a-f]{40}$/.test(oid)) return null;
    const packed = await readFile(this.#pathOf(oid).file).catch(() => null);
    if (packed === null) return this.#readThroughGit(oid);
    const whole = await decompress(packed, { chunkSize: packed.length + chunkBytes });
    const end = whole.indexOf(0);
    const kind = whole.subarray(0, end).toString('latin1').split(' ')[0];
    return isObjectKind(kind) ? { kind, bytes: whole.subarray(end + 1) } : null;
  }

  async #readThroughGit(oid: string): Promise<StoredObject | null> {
    const run = await runGit(this.#gitDir, ['cat-file', '--batch'], `${oid}\n`);
    const end = run.stdout.indexOf('\n');
    const [, kind, size] = run.stdout.subarray(0, end).toString('latin1').split(' ');
    if (!isObjectKind(kind)) return null;
    return { kind, bytes: run.stdout.subarray(end + 1, end + 1 + Number(size)) };
  }

  /**
   * The bytes of an object that must be there and of that kind, because another object names it.
   */
  async need(oid: string, kind: ObjectKind): Promise<Buffer> {
    const found = await this.read(oid);
    if (found?.kind !== kind) throw new Error(`${oid} is not a ${kind} of this repository`);
    return found.bytes;
  }
}
