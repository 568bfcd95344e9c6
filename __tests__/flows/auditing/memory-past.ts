import type { Known, LedgerPast, LedgerWrite } from '../../../src/core/audit/writes.ts';
import type { ForcedChange } from '../../../src/core/losses/forgotten.ts';
import { gitBlobHash } from '../../../src/core/git-blob.ts';
import { bot, idOf, lineOf, writeOf } from '../../core/audit/writes-made.ts';

/** A past in memory. It counts what it was asked for. */
export class MemoryPast implements LedgerPast {
  /** Newest first. */
  readonly writes: readonly LedgerWrite[];
  readonly #texts = new Map<string, string>();
  forced: Known<readonly ForcedChange[]> = { kind: 'known', value: [] };
  pages = 0;
  readonly downloads: string[] = [];
  /** Called before each page. */
  beforePage = (): void => undefined;

  constructor(writes: readonly LedgerWrite[], texts: readonly string[] = []) {
    this.writes = writes;
    for (const text of texts) this.#texts.set(gitBlobHash(new TextEncoder().encode(text)), text);
  }

  readWrites(from: string | null): ReturnType<LedgerPast['readWrites']> {
    this.beforePage();
    this.pages += 1;
    const at = from === null ? 0 : this.writes.findIndex(({ id }) => id === from);
    return Promise.resolve({ writer: bot, writes: this.writes.slice(at, at + 100) });
  }

  readContent(content: string): Promise<string | null> {
    this.downloads.push(content);
    return Promise.resolve(this.#texts.get(content) ?? null);
  }

  pageOf(): null {
    return null;
  }

  readForcedChanges(): Promise<Known<readonly ForcedChange[]>> {
    return Promise.resolve(this.forced);
  }
}

/** The texts of a file of so many lines, one a write, the first write without it. */
export function grownTexts(lines: number): string[] {
  const all = Array.from({ length: lines }, (_, n) => lineOf(n, { run: String(n) }));
  return Array.from({ length: lines + 1 }, (_, n) => all.slice(0, n).join(''));
}

/**
 * A past in which each of these texts followed the one before, as the content of one file; newest
 * first.
 */
export function pastOf(texts: readonly string[]): LedgerWrite[] {
  return texts
    .map((text, n) =>
      writeOf(text === '' ? {} : { 'a.jsonl': text }, {
        id: idOf(`${n + 1}x`),
        parents: n === 0 ? [] : [idOf(`${n}x`)],
      }),
    )
    .reverse();
}
