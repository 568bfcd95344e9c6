import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

function git(...words: readonly string[]): Buffer {
  return execFileSync('git', words, {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/**
 * The `dist/` that was committed with an earlier version, laid out in a folder of its own so that
 * it can be run beside this one.
 */
export class EarlierBuild {
  readonly main: string;
  readonly #folder: string;

  /**
   * @param commit whatever git takes for a commit; it throws what git says where there is none, or
   * none with a build
   */
  constructor(commit: string) {
    const paths = git('ls-tree', '--name-only', '-r', commit, 'dist/').toString().split('\n');
    this.#folder = mkdtempSync(join(tmpdir(), 'earlier-build-'));
    mkdirSync(join(this.#folder, 'dist'));
    for (const path of paths.filter((line) => line !== ''))
      writeFileSync(join(this.#folder, 'dist', basename(path)), git('show', `${commit}:${path}`));
    this.main = join(this.#folder, 'dist', 'index.js');
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}

/**
 * Measures with the build of an earlier commit at hand, null where none was asked for, and removes
 * it whatever happens.
 */
export async function withEarlierBuild<T>(
  commit: string | null,
  measure: (earlier: EarlierBuild | null) => Promise<T>,
): Promise<T> {
  const earlier = commit === null ? null : new EarlierBuild(commit);
  try {
    return await measure(earlier);
  } finally {
    earlier?.remove();
  }
}
