import { describe, expect, it } from '@jest/globals';
import type { Walked } from '../../../src/core/audit/past-checks.ts';
import type { LedgerWrite } from '../../../src/core/audit/writes.ts';
import type { Ports } from '../../../src/ports.ts';
import { virtualClock } from '../../fakes/virtual-clock.ts';
import { walkPast } from '../../../src/flows/auditing/walk.ts';
import { fileOf, idOf, lineOf, writeOf } from '../../core/audit/writes-made.ts';
import { openRun } from '../../kit/run-given.ts';
import { grownTexts, MemoryPast, pastOf } from './memory-past.ts';

const clockAt = Date.parse('2026-11-22T12:00:00Z');

/** A walk needs nothing else of a run. */
function walk(
  past: MemoryPast,
  expectedHead: string | null = null,
  clock = virtualClock(clockAt),
  said: string[] = [],
): Promise<Walked> {
  const line = (text: string): unknown => said.push(text);
  const ports = { clock, log: { line } } as unknown as Ports;
  return walkPast(openRun({ settings: { expectedHead } }, 'audit', ports, '1'), past, new Map());
}

/** With another write in the place of the n-th from the newest. */
function changed(
  writes: readonly LedgerWrite[],
  nth: number,
  change: Partial<LedgerWrite>,
): LedgerWrite[] {
  return writes.map((write, n) => (n === nth ? { ...write, ...change } : write));
}

const four = grownTexts(3);
const whole = pastOf(four);

describe('a walk through the past of a ledger', () => {
  it('finds nothing wrong where each write appends, and downloads the newest file alone', async () => {
    const past = new MemoryPast(whole, four);
    const walked = await walk(past);

    expect(walked).toMatchObject({ faults: [], end: 'first', writes: 4, expectedAt: null });
    expect(walked.newest?.id).toBe(idOf('4x'));
    expect(past.downloads).toEqual([fileOf(four[3] ?? '').content]);
  });

  it.each([
    [1, 0],
    [3, 2],
    [4, 3],
  ])('ends at the write that is expected, the %s. of four, after %s', async (nth, writes) => {
    const expected = whole[nth - 1];
    const walked = await walk(new MemoryPast(whole, four), expected?.id);
    expect(walked).toMatchObject({ end: 'expected', writes, expectedAt: expected?.committedAt });
  });

  it('takes no date from a write that somebody pushed', async () => {
    const past = new MemoryPast(changed(whole, 1, { isSigned: false }), four);
    expect(await walk(past, whole[1]?.id)).toMatchObject({ end: 'expected', expectedAt: null });
  });

  it('does not end at a head that is not there', async () => {
    expect(await walk(new MemoryPast(whole, four), idOf('f'))).toMatchObject({ end: 'first' });
  });

  it('finds no branch', async () => {
    expect(await walk(new MemoryPast([]))).toMatchObject({ end: 'absent', newest: null });
  });

  it.each([100, 101, 250])('goes on page after page: %s writes', async (count) => {
    const texts = grownTexts(count - 1);
    const past = new MemoryPast(pastOf(texts), texts);
    expect(await walk(past)).toMatchObject({ faults: [], end: 'first', writes: count });
    expect(past.pages).toBe(Math.ceil(count / 100));
    expect(past.downloads).toHaveLength(1);
  });

  it('says after each page but the last how far it has come', async () => {
    const texts = grownTexts(249);
    const said: string[] = [];
    await walk(new MemoryPast(pastOf(texts), texts), null, virtualClock(clockAt), said);
    expect(said).toEqual([
      'Looked at 99 commits of the ledger.',
      'Looked at 199 commits of the ledger.',
    ]);
  });

  it('finds nothing wrong where each write appends to one study of two', async () => {
    const [none = '', one = '', two = ''] = grownTexts(2);
    const writes = [
      [none, none],
      [one, none],
      [one, one],
      [two, one],
      [two, two],
    ].map(([a = '', b = ''], n) => {
      const files = Object.entries({ 'a.jsonl': a, 'b.jsonl': b }).filter(
        ([, text]) => text !== '',
      );
      const parents = n === 0 ? [] : [idOf(`${n}x`)];
      return writeOf(Object.fromEntries(files), { id: idOf(`${n + 1}x`), parents });
    });
    const past = new MemoryPast(writes.reverse(), [one, two]);
    expect(await walk(past)).toMatchObject({ faults: [], end: 'first', writes: 5 });
    expect(past.downloads).toHaveLength(2);
  });

  it('walks ten thousand writes and says that it went no further', async () => {
    const writes = Array.from({ length: 10_001 }, (_, n) => ({
      ...whole[0],
      id: idOf(`${n}x`),
      parents: [idOf(`${n + 1}x`)],
      files: new Map(),
    })) as LedgerWrite[];
    const past = new MemoryPast(writes);
    expect(await walk(past)).toMatchObject({ end: 'bound', writes: 9_999, faults: [] });
    expect(past.pages).toBe(100);
  });

  it('never ends well where the list goes on without a parent', async () => {
    const past = new MemoryPast(changed(whole, 0, { parents: [idOf('f')] }), four);
    expect((await walk(past)).end).toBe('bound');
  });

  it('stops where the run is cancelled, and says so', async () => {
    const texts = grownTexts(150);
    const past = new MemoryPast(pastOf(texts), texts);
    const clock = virtualClock(clockAt);
    past.beforePage = (): void => {
      clock.cancel();
    };
    expect(await walk(past, null, clock)).toMatchObject({ end: 'cancelled' });
    expect(past.pages).toBe(1);
  });
});

describe('a walk that meets', () => {
  const [newest, second, third] = whole;
  const forged = `${four[1] ?? ''}${lineOf(9, { run: '9' })}`;
  it.each<[string, LedgerWrite[], string[], RegExp[]]>([
    [
      'a line edited, and put back: both writes',
      pastOf([...four.slice(0, 3), forged, four[2] ?? '', four[3] ?? '']),
      [...four, forged],
      [
        /^Commit 5x.*had 1 of its 2 lines edited, first at line 2/,
        /^Commit 4x.*had 1 of its 2 lines/,
      ],
    ],
    [
      'a file taken away, and back again',
      pastOf([...four.slice(0, 3), '', four[2] ?? '', four[3] ?? '']),
      four,
      [
        /^Commit 5x.*it holds lines of 2 runs/,
        /^Commit 4x.*touches a\.jsonl, which was taken away/,
      ],
    ],
    [
      'a file that is gone in the end',
      pastOf([...four, '']),
      four,
      [/^Commit 5x.*touches a\.jsonl, which was taken away/],
    ],
    [
      'a link in the place of the file',
      changed(whole, 1, { files: new Map([['a.jsonl', fileOf(four[2] ?? '', false)]]) }),
      four,
      [/^Commit 4x.*is no regular file, and its earlier text cannot be read/],
    ],
    [
      'a link at the end',
      changed(whole, 0, { files: new Map([['a.jsonl', fileOf(four[3] ?? '', false)]]) }),
      four,
      [/^a\.jsonl cannot be read as text\.$/],
    ],
    ['a file that cannot be read', whole, [], [/^a\.jsonl cannot be read as text\.$/]],
    [
      'a file before that cannot be read',
      pastOf([...four.slice(0, 2), forged, four[2] ?? '']),
      four,
      [/^Commit 4x.*was changed, and its earlier text cannot be read/],
    ],
    [
      'a merge, of which one side alone is walked',
      [
        { ...newest, parents: [idOf('3x'), idOf('m')] } as LedgerWrite,
        { ...newest, id: idOf('m'), parents: [idOf('1x')], by: 'mallory' } as LedgerWrite,
        ...whole.slice(1),
      ],
      four,
      [/^Commit 4x.*it is a merge/],
    ],
    [
      'a write by somebody else, of another file too',
      changed(whole, 1, { by: 'mallory', beside: new Map([['run.sh', '1']]) }),
      four,
      [
        /^Commit 4x.*changes files that are not part of the ledger: "run\.sh"/,
        /^Commit 3x.* by "mallory": it changes files that are not part of the ledger: "run\.sh"; it was made by "mallory"/,
      ],
    ],
    [
      'a write that nobody is known to have made',
      changed(whole, 1, { by: null, beside: new Map([['run.sh', '1']]) }),
      four,
      [/^Commit 4x/, /^Commit 3x0{8} of 2026-11-22: it changes /],
    ],
    [
      'a write by somebody of a file, both named like a person, of whom only the end is shown',
      changed(whole, 0, {
        by: '5f3c0000000000000000ab1d',
        beside: new Map([['5f3c0000000000000000ab2e.csv', '1']]),
      }),
      four,
      [/^Commit 4x0{8} of 2026-11-22 by "…ab1d": it changes .* ledger: "…ab2e\.csv"; it was/],
    ],
    [
      'a write of six other files, five of them by name',
      changed(whole, 0, { beside: new Map('abcdef'.split('').map((name) => [name, '1'])) }),
      four,
      [/ledger: "a", "b", "c", "d", "e"\.$/],
    ],
    [
      'a first write that holds a file of no lines',
      changed(whole, 3, { files: new Map([['a.jsonl', fileOf('')]]), by: 'octocat' }),
      four,
      [],
    ],
    [
      'a first write that holds a page',
      changed(whole, 3, { files: new Map([['a.md', fileOf('# A\n')]]) }),
      four,
      [],
    ],
    [
      'a first write that holds lines',
      pastOf(four.slice(1)),
      four,
      [/^Commit 1x.*it starts the branch but already holds 1 ledger/],
    ],
    [
      'a first write that holds lines and was pushed',
      changed(pastOf(four.slice(1)), 2, { isSigned: false }),
      four,
      [/^Commit 1x.*already holds 1 ledger.*; it is not signed by GitHub/],
    ],
    [
      'a first write that was pushed and holds nothing',
      changed(whole, 3, { isSigned: false, by: 'octocat' }),
      four,
      [],
    ],
    ['nothing', [newest, second, third, whole[3]] as LedgerWrite[], four, []],
  ])('%s names it', async (_, writes, texts, expected) => {
    const { faults } = await walk(new MemoryPast(writes, texts));
    expect(faults).toHaveLength(expected.length);
    for (const [n, pattern] of expected.entries()) expect(faults[n]).toMatch(pattern);
  });
});
