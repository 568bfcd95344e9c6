import type { RepositoryName } from '../../core/inputs/places.ts';
import type { Clock, Ledger } from '../../ports.ts';
import { appendEvents } from './append.ts';
import { readBlamedDates } from './blame.ts';
import { type Desk, lookUntilGrown, readTries } from './desk.ts';
import { pathOf } from './look-at-branch.ts';
import { connectGitHub } from '../github/github.ts';
import { readHome } from './home.ts';
import { KnownLedger } from '../ledger/known-ledger.ts';
import { stopUnreadable } from '../ledger/stops.ts';

export interface BranchLedgerAddress {
  readonly graphqlUrl: URL;
  readonly apiUrl: URL;
  /** Where people look: `https://github.com`. */
  readonly serverUrl: URL;
  readonly token: string;
  /** The ledger's. */
  readonly repository: RepositoryName;
  /** The one that the run belongs to. */
  readonly home: RepositoryName;
  readonly branch: string;
  /** On that branch. */
  readonly folder: string;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  /** What one request may take in all, connection to last byte. */
  readonly timeoutMs: number;
  readonly signals: {
    /** Ends reads: the run is cancelled. */
    readonly now: AbortSignal;
    /** Ends appends too: the last moment for recording an outcome has passed. */
    readonly record: AbortSignal;
  };
}

/** The ledger on a git branch, through GitHub's API alone: the work tree of a re-run is as old as its first attempt. */
export function connectBranchLedger(address: BranchLedgerAddress): Ledger {
  const { clock, timeoutMs, signals } = address;
  const repository = fullName(address.repository);
  const home = fullName(address.home);
  const isHome = repository.toLowerCase() === home.toLowerCase();
  const folder = address.folder.replace(/^\/+|\/+$/g, '');
  const place = { repository, branch: address.branch, folder };
  const sleep = (ms: number): Promise<void> => clock.sleep(ms);
  const github = connectGitHub({ ...address, sleep });
  const known = new KnownLedger();
  const desk: Desk = {
    github,
    place,
    clock,
    random: address.random,
    known,
    timeoutMs,
    record: signals.record,
  };
  const patience = { signal: signals.now, timeoutMs, tries: readTries };

  return {
    async read(studies, question, { evenCancelled = false } = {}) {
      const signal = evenCancelled ? signals.record : signals.now;
      const look = await lookUntilGrown(desk, studies, isHome ? question : null, signal);
      const answered = look.home;
      return {
        head: look.head,
        texts: look.texts,
        isPublic: look.isPublic,
        githubNow: look.date ?? new Date(clock.nowMs()),
        home: () =>
          answered === null
            ? readHome(github, home, question, patience)
            : Promise.resolve(answered),
      };
    },

    append: (at, study, base, events, subject) =>
      appendEvents(desk, at, study, base, events, subject),

    async readLineDates(at, study, lineNumbers) {
      if (lineNumbers.length === 0) return new Map();
      const path = pathOf(place, study);
      if (at === null) throw stopUnreadable(`there is no branch that could date lines of ${path}`);
      return readBlamedDates(github, repository, at, path, lineNumbers, patience);
    },

    url(study) {
      const path = [repository, 'blob', address.branch, pathOf(place, study)].join('/');
      return `${address.serverUrl.href.replace(/\/$/, '')}/${encodeURI(path)}`;
    },
  };
}

function fullName({ owner, name }: RepositoryName): string {
  return `${owner}/${name}`;
}
