import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Github } from '../../../sandbox/github/host.ts';
import { gitBlobHash } from '../../../src/core/git-blob.ts';
import {
  branch,
  openBoth,
  openLedger,
  pathOf,
  repository,
  startLab,
} from '../branch-ledger/harness.ts';
import { commitEntry } from '../workspace/git-entries.ts';
import { appendNow, expectAppended } from '../ledger/ledger-harness.ts';
import { eventOf, studyA, studyAt, studyB } from '../ledger/ledger-events.ts';

let github: Github;
beforeEach(async () => {
  github = await startLab({ textLimitBytes: 100 });
});
afterEach(() => github.close());

const unreadable = expect.objectContaining({ code: 'LEDGER_UNREADABLE' });
const read = (): Promise<unknown> => openLedger(github).read([studyA]);
const requestsOf = (): string[] => github.server.requests.map(({ endpoint }) => endpoint);

describe('what one reading costs', () => {
  it('is one request, for ten studies and five files of the run’s own branch', async () => {
    const studies = Array.from({ length: 10 }, (_, index) => studyAt(index));
    for (const study of studies)
      await github.commitFile(repository, branch, pathOf(study), `${study}\n`);
    const paths = Array.from({ length: 5 }, (_, index) => `week${index}.csv`);
    const { ledger, home } = openBoth(github);
    const answer = home.prepare({ ref: 'refs/heads/main', paths });
    const reading = await ledger.read(studies);
    await answer();
    expect(reading.texts).toEqual(new Map(studies.map((study) => [study, `${study}\n`])));
    expect(requestsOf()).toEqual(['query']);
  });

  it('is one more for a file that GraphQL cuts off, which is then read whole', async () => {
    const text = `{"reason":"${'päid '.repeat(400)}"}\n`;
    await github.commitFile(repository, branch, pathOf(studyA), text);
    const reading = await openLedger(github).read([studyA, studyB]);
    expect(reading.texts.get(studyA)).toBe(text);
    expect(requestsOf()).toEqual(['query', 'blob']);
  });

  it('is one more, when it is asked for, for a run that belongs to another repository', async () => {
    await github.addRepository('lab/ledgers');
    await github.commitFile(repository, 'main', 'week1.csv', 'id,amount\n');
    const ledgers = 'lab/ledgers';
    const { ledger, home } = openBoth(github, { repository: ledgers });
    const answer = home.prepare({ ref: 'refs/heads/main', paths: ['week1.csv', 'week2.csv'] });
    await ledger.read([studyA]);
    expect(requestsOf()).toEqual(['query']);
    const oid = gitBlobHash(Buffer.from('id,amount\n'));
    const tip = new Map([
      ['week1.csv', oid],
      ['week2.csv', null],
    ]);
    expect(await answer()).toEqual({ defaultBranch: 'main', tip });
    expect(await answer()).toEqual({ defaultBranch: 'main', tip });
    expect(requestsOf()).toEqual(['query', 'query']);
  });

  it('knows no tip where the run’s branch is gone', async () => {
    const { ledger, home } = openBoth(github);
    const answer = home.prepare({ ref: 'refs/heads/merged', paths: ['week1.csv'] });
    await ledger.read([studyA]);
    expect(await answer()).toEqual({ defaultBranch: 'main', tip: null });
  });
});

describe('what is there and is not a ledger file', () => {
  it.each([
    ['a folder', '040000'],
    ['a symbolic link', '120000'],
    ['a submodule', '160000'],
  ] as const)('is unreadable, not absent: %s', async (_, mode) => {
    await commitEntry(github, pathOf(studyA), mode, Buffer.from('elsewhere'));
    await expect(read()).rejects.toEqual(unreadable);
  });

  it('is unreadable where a file is in the place of the ledger’s folder', async () => {
    await github.commitFile(repository, branch, 'ledger', 'not a folder\n');
    await expect(read()).rejects.toEqual(unreadable);
  });

  it('is unreadable where it is not UTF-8', async () => {
    const bytes = Buffer.from([0x7b, 0xff, 0xfe, 0x0a]);
    await commitEntry(github, pathOf(studyA), '100644', bytes);
    await expect(read()).rejects.toEqual(unreadable);
  });

  it('is given as it is where GitHub takes it for binary', async () => {
    await commitEntry(github, pathOf(studyA), '100644', Buffer.from('{\0}\n'));
    const reading = await openLedger(github).read([studyA]);
    expect(reading.texts.get(studyA)).toBe('{\0}\n');
  });

  it('is unreadable where the whole file came back in other bytes', async () => {
    await github.commitFile(repository, branch, pathOf(studyA), `${'x'.repeat(200)}\n`);
    const answer = { status: 200, body: `${'y'.repeat(200)}\n` };
    github.server.script('blob', 'every', { kind: 'status', answer });
    await expect(read()).rejects.toEqual(unreadable);
  });

  it('is unreadable where the whole file cannot be downloaded', async () => {
    await github.commitFile(repository, branch, pathOf(studyA), `${'x'.repeat(200)}\n`);
    github.server.script('blob', 'every', { kind: 'status', answer: { status: 502 } });
    await expect(read()).rejects.toEqual(unreadable);
    expect(github.server.countOf('blob')).toBe(3);
  });
});

describe('dates of events', () => {
  const event = eventOf();

  it('are unreadable where GitHub does not answer', async () => {
    const ledger = openLedger(github);
    expectAppended(await appendNow(ledger, studyA, [event]));
    github.server.script('query', 'every', { kind: 'reset-before' });
    await expect(ledger.readDates(studyA, [event.id])).rejects.toEqual(unreadable);
  });

  it('are unreadable where GitHub dates fewer lines', async () => {
    const ledger = openLedger(github);
    expectAppended(await appendNow(ledger, studyA, [event]));
    const body = { data: { repository: { object: { blame: { ranges: [] } } } } };
    github.server.script('query', 'every', { kind: 'status', answer: { status: 200, body } });
    await expect(ledger.readDates(studyA, [event.id])).rejects.toEqual(unreadable);
  });

  it('are of the line that is the event, not of one that names it', async () => {
    const ledger = openLedger(github);
    const later = { ...eventOf(), type: 'unknown', reason: `like ${event.id}` } as const;
    expectAppended(await appendNow(ledger, studyA, [event]));
    const before = github.now();
    github.advance(3_600_000);
    expectAppended(await appendNow(ledger, studyA, [later]));
    const date = (await ledger.readDates(studyA, [event.id])).get(event.id);
    expect(Math.abs((date?.getTime() ?? 0) - before)).toBeLessThan(60_000);
  });
});

it('says where anybody can read the ledger’s repository', async () => {
  expect((await openLedger(github).read([studyA])).warnings).toEqual([]);
  await github.addRepository(repository, { visibility: 'public' });
  const { warnings } = await openLedger(github).read([studyA]);
  expect(warnings).toEqual([expect.stringContaining('is in a public repository')]);
});

it('links to the file, on the branch, at the server that people use', () => {
  const ledger = openLedger(github, { folder: '/lab ledgers/2026/' });
  expect(ledger.url(studyA)).toBe(
    `https://github.com/lab/study/blob/prolific-bonus-ledger/lab%20ledgers/2026/${studyA}.jsonl`,
  );
});

it('keeps the ledger in the branch’s root where the folder is empty', async () => {
  await github.commitFile(repository, branch, `${studyA}.jsonl`, 'a line\n');
  const reading = await openLedger(github, { folder: '' }).read([studyA]);
  expect(reading.texts.get(studyA)).toBe('a line\n');
});

describe('a reading in a run that was cancelled', () => {
  const text = '{"v":1}\n';

  it('is not made, except for what an outcome is to be written upon', async () => {
    await github.commitFile(repository, branch, pathOf(studyA), text);
    const signals = { now: AbortSignal.abort(), record: new AbortController().signal };
    const ledger = openLedger(github, { signals });
    await expect(ledger.read([studyA])).rejects.toEqual(unreadable);
    const reading = await ledger.read([studyA], { evenCancelled: true });
    expect(reading.texts.get(studyA)).toBe(text);
  });

  it('is not made any more when the time for recording is over', async () => {
    const signals = { now: AbortSignal.abort(), record: AbortSignal.abort() };
    const reading = openLedger(github, { signals }).read([studyA], { evenCancelled: true });
    await expect(reading).rejects.toEqual(unreadable);
    expect(requestsOf()).toEqual([]);
  });
});
