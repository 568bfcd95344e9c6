import { describe, expect, it } from '@jest/globals';
import type { FileState, LedgerPast } from '../../../src/core/audit/writes.ts';
import { lookAtPage } from '../../../src/flows/auditing/page.ts';
import { fileOf, writeOf } from '../../core/audit/writes-made.ts';
import { study } from '../../kit/builders.ts';
import { MemoryPast } from './memory-past.ts';

const lines = 'the lines of the study\n';
const page = 'Paid: [run 19](https://github.com/lab/study/actions/runs/19)\n';
const linked = page.replace('lab/study', 'lab/other');
const edited = page.replace('Paid', 'Not paid');

/** A past in which the study has a page, and these texts can be downloaded. */
function paged(...texts: readonly string[]): MemoryPast {
  const past = new MemoryPast([], texts);
  const pageOf: LedgerPast['pageOf'] = (_, text) => ({
    lines: 'a.jsonl',
    name: 'a.md',
    text: text === lines ? page : 'another',
  });
  return Object.assign(past, { pageOf });
}

describe("a study's page", () => {
  it.each<[string, string, Readonly<Record<string, string | FileState>>, number]>([
    ['same', 'to the byte', { 'a.jsonl': lines, 'a.md': page }, 0],
    ['same', 'but for where its links lead', { 'a.jsonl': lines, 'a.md': linked }, 1],
    ['different', 'where somebody has edited it', { 'a.jsonl': lines, 'a.md': edited }, 1],
    ['different', 'where it is no text', { 'a.jsonl': lines, 'a.md': 'cannot be read' }, 1],
    ['different', 'where it is no file', { 'a.jsonl': lines, 'a.md': fileOf(page, false) }, 0],
    ['absent', 'where there is none', { 'a.jsonl': lines }, 0],
    ['moved', 'where the lines are others by now', { 'a.jsonl': 'x\n', 'a.md': page }, 0],
    ['moved', 'where the lines are gone by now', { 'a.md': page }, 0],
  ])('is %s %s', async (seen, _, files, downloads) => {
    const past = paged(linked, edited);
    expect(await lookAtPage(past, study, lines, writeOf(files))).toBe(seen);
    expect(past.downloads).toHaveLength(downloads);
  });

  it('has moved where there is no write at all by now, and is none where this ledger has no pages', async () => {
    expect(await lookAtPage(paged(), study, lines, null)).toBe('moved');
    expect(await lookAtPage(new MemoryPast([]), study, lines, writeOf({}))).toBe('none');
  });
});
