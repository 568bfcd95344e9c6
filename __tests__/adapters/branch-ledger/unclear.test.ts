import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer, Fault } from '../../../sandbox/server/faults.ts';
import type { Github } from '../../../sandbox/github/host.ts';
import { skippingClock } from '../../fakes/skipping-clock.ts';
import { branch, openBoth, openLedger, pathOf, repository, startLab } from './harness.ts';
import { studyA } from '../ledger/ledger-events.ts';

let github: Github;
beforeEach(async () => {
  github = await startLab({ textLimitBytes: 100 });
});
afterEach(() => github.close());

const unreadable = expect.objectContaining({ code: 'LEDGER_UNREADABLE' });
const read = (): Promise<unknown> => openLedger(github).read([studyA]);
const requestsOf = (): string[] => github.server.requests.map(({ endpoint }) => endpoint);

const oid = 'a'.repeat(40);
const ref = { target: { __typename: 'Commit', oid, folder: null, study0: null } };
const lab = { visibility: 'PRIVATE', ledger: ref };
const secondary = {
  status: 403,
  headers: { 'retry-after': '7' },
  body: { message: 'You have exceeded a secondary rate limit.' },
};

describe('an answer that is no clear ledger', () => {
  it.each<[string, number, Answer]>([
    [
      'data with errors beside it',
      3,
      { status: 200, body: { data: { repository: lab }, errors: [{ message: 'Timeout' }] } },
    ],
    [
      'an answer without a file that was asked for',
      1,
      {
        status: 200,
        body: {
          data: {
            repository: { ...lab, ledger: { target: { ...ref.target, study0: undefined } } },
          },
        },
      },
    ],
    [
      'a branch that names no commit',
      1,
      {
        status: 200,
        body: { data: { repository: { ...lab, ledger: { target: { __typename: 'Tag', oid } } } } },
      },
    ],
    ['neither data nor errors', 3, { status: 200, body: {} }],
    ['a page of HTML', 3, { status: 200, body: '<html>Unicorn!</html>' }],
    ['an HTML page that refuses', 3, { status: 403, body: '<html>Proxy</html>' }],
    ['a redirect', 3, { status: 302, headers: { location: 'https://example.org' } }],
    ['a bad gateway', 3, { status: 502, body: '<html>Unicorn!</html>' }],
    [
      'a failure inside GitHub',
      3,
      {
        status: 200,
        body: { errors: [{ message: 'Something went wrong while executing your query.' }] },
      },
    ],
    [
      'a query that GitHub does not take',
      1,
      { status: 200, body: { errors: [{ message: 'Field does not exist' }] } },
    ],
    ['a secondary limit that does not end', 3, secondary],
    [
      'a limit of the hour',
      1,
      {
        status: 403,
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '99999999999' },
        body: { message: 'API rate limit exceeded' },
      },
    ],
    [
      'a limit in GraphQL’s words',
      1,
      {
        status: 200,
        body: { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] },
      },
    ],
  ])('is LEDGER_UNREADABLE: %s', async (_, requests, answer) => {
    github.server.script('query', 'every', { kind: 'status', answer });
    await expect(read()).rejects.toEqual(unreadable);
    expect(github.server.countOf('query')).toBe(requests);
  });

  it.each<[string, Fault]>([
    ['a reset', { kind: 'reset-before' }],
    ['half a body', { kind: 'truncate' }],
    ['silence', { kind: 'hang-before' }],
  ])('is LEDGER_UNREADABLE after three tries: %s', async (_, fault) => {
    github.server.script('query', 'every', fault);
    const ledger = openLedger(github, { timeoutMs: 100 });
    await expect(ledger.read([studyA])).rejects.toEqual(unreadable);
    expect(github.server.countOf('query')).toBe(3);
  });

  it.each<[string, Fault]>([
    ['a reset', { kind: 'reset-after' }],
    ['half a body', { kind: 'truncate' }],
    ['a bad gateway', { kind: 'status', answer: { status: 502, body: 'Unicorn!' } }],
  ])('is asked for again, and a third time: %s', async (_, fault) => {
    github.server.script('query', 1, fault);
    github.server.script('query', 2, fault);
    await github.commitFile(repository, branch, pathOf(studyA), 'a line\n');
    const reading = await openLedger(github).read([studyA]);
    expect(reading.texts.get(studyA)).toBe('a line\n');
  });

  it.each([403, 429])('waits as long as a secondary limit of status %d asks', async (status) => {
    const clock = skippingClock();
    github.server.script('query', 1, { kind: 'status', answer: { ...secondary, status } });
    await openLedger(github, { clock }).read([studyA]);
    expect(clock.pausesMs).toEqual([7_000]);
  });

  it('sends nothing once the run is cancelled', async () => {
    const signals = { now: AbortSignal.abort(), record: new AbortController().signal };
    await expect(openLedger(github, { signals }).read([studyA])).rejects.toEqual(unreadable);
    expect(requestsOf()).toEqual([]);
  });

  it('gives up a reading that is under way when the run is cancelled', async () => {
    const cancel = new AbortController();
    github.server.script('query', 'every', {
      kind: 'call',
      before: () => {
        cancel.abort();
      },
    });
    github.server.script('query', 'every', { kind: 'hang-before' });
    const signals = { now: cancel.signal, record: new AbortController().signal };
    await expect(openLedger(github, { signals }).read([studyA])).rejects.toEqual(unreadable);
    expect(requestsOf()).toEqual(['query']);
  });
});

describe('a token that may not', () => {
  const forbidden = (hint: string): unknown =>
    expect.objectContaining({ code: 'LEDGER_FORBIDDEN', hint: expect.stringContaining(hint) });

  it('is told to look at the repository’s name, where GitHub shows it none', async () => {
    const ledger = openLedger(github, { token: 'stranger' });
    await expect(ledger.read([studyA])).rejects.toEqual(forbidden('`ledger-repository`'));
    expect(requestsOf()).toEqual(['query']);
  });

  it('is told the same where the repository is null without an error', async () => {
    const answer = { status: 200, body: { data: { repository: null } } };
    github.server.script('query', 1, { kind: 'status', answer });
    await expect(read()).rejects.toEqual(forbidden('`ledger-repository`'));
  });

  it('is told to be renewed, where GitHub does not know it', async () => {
    const ledger = openLedger(github, { token: 'expired' });
    await expect(ledger.read([studyA])).rejects.toEqual(forbidden('`github-token`'));
  });

  it.each<[string, Answer]>([
    [
      'in GraphQL',
      {
        status: 200,
        body: {
          data: { repository: null },
          errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }],
        },
      },
    ],
    ['in HTTP', { status: 403, body: { message: 'Resource not accessible by integration' } }],
  ])('is told which permission to add: %s', async (_, answer) => {
    github.server.script('query', 1, { kind: 'status', answer });
    await expect(read()).rejects.toEqual(forbidden('contents: write'));
  });

  it('is told so by the run’s repository where it reads the ledger and not the run’s own repository', async () => {
    await github.addRepository('lab/secret');
    const { ledger, home } = openBoth(github, { homeName: 'lab/secret' });
    const answer = home.prepare({ ref: 'refs/heads/main', paths: ['a.csv'] });
    await ledger.read([studyA]);
    await expect(answer()).rejects.toEqual(forbidden('lab/secret'));
  });
});
