import type { RepositoryName } from '../../core/inputs/places.ts';
import type { Clock, Ledger } from '../../ports.ts';
import { appendEvents } from './append.ts';
import { readEventDates } from '../branch-past/blame.ts';
import { type Desk, lookUntilGrown, readTries } from './desk.ts';
import { EncodedFiles } from './encoded-text.ts';
import { readLatestChanges } from '../branch-past/branch-changes.ts';
import { findLosses } from '../branch-past/taken-away.ts';
import { MovedClaims } from '../branch-past/moved-claims.ts';
import { connectPast } from '../branch-past/past.ts';
import { pathOf } from '../branch/ledger-place.ts';
import { readOtherStudies } from '../branch/other-studies.ts';
import type { GitHub } from '../github/github.ts';
import type { GitHubHome } from '../github/home.ts';
import { StudyPages } from '../branch/study-page.ts';
import { KnownLedger } from '../ledger/known-ledger.ts';

export interface BranchLedgerAddress {
  readonly github: GitHub;
  /** Where people look: `https://github.com`. */
  readonly serverUrl: URL;
  /** The ledger's repository. */
  readonly repository: RepositoryName;
  /**
   * The run's own repository. If the ledger is in it too, reading the ledger answers its question
   * in the same query.
   */
  readonly home: GitHubHome;
  readonly branch: string;
  /** On that branch. */
  readonly folder: string;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  /** Limit for one whole request, connection to last byte. */
  readonly timeoutMs: number;
  readonly signals: {
    /** Ends reads: the run is cancelled. */
    readonly now: AbortSignal;
    /** Ends appends too: the last moment for recording an outcome has passed. */
    readonly record: AbortSignal;
  };
}

/** For a question asked beside others, which must not keep them waiting. */
const triesOfOthers = 2;

const publicLedger =
  'The ledger is in a public repository. It holds no ids, but whoever has a list of ids can test them against it. Keep it in a private one with `ledger-repository` (docs/privacy.md).';

/**
 * The ledger on a git branch, through GitHub's API only, because the work tree of a re-run is as
 * old as its first attempt.
 */
export function connectBranchLedger(address: BranchLedgerAddress): Ledger {
  const { github, home, repository, clock, timeoutMs, signals } = address;
  const folder = address.folder.replace(/^\/+|\/+$/g, '');
  const place = { repository, branch: address.branch, folder };
  const known = new KnownLedger();
  const { random } = address;
  const serverUrl = address.serverUrl.href.replace(/\/$/, '');
  const pages = new StudyPages(`${serverUrl}/${home.repository}/actions/runs`);
  const files = new EncodedFiles();
  const record = signals.record;
  const desk: Desk = { github, place, clock, random, known, pages, files, timeoutMs, record };
  const patience = { signal: signals.now, timeoutMs, tries: readTries };

  /** Requested once for all studies of a reading; any later append or reading makes it outdated. */
  let changes: ReturnType<typeof readLatestChanges> | null = null;
  const moved = new MovedClaims((study, text) => {
    changes ??= readLatestChanges(github, place, patience);
    return findLosses({ github, place, study, text, changes, patience });
  });

  return {
    rules: { bonusesPerStudy: null, reRunsClaim: true },
    past: { kind: 'known', value: connectPast(github, place, pages, patience, address.serverUrl) },

    async read(studies, { evenCancelled = false } = {}) {
      const signal = evenCancelled ? signals.record : signals.now;
      changes = null;
      const look = await lookUntilGrown(desk, studies, home.riderTo(repository), signal);
      return {
        texts: look.texts,
        warnings: look.isPublic ? [publicLedger] : [],
        protection: look.protection,
        githubNow: look.date,
      };
    },

    async append(study, base, events, subject) {
      const append = await appendEvents(desk, study, base, events, subject);
      changes = null;
      if (append.kind === 'appended') moved.noteAppend(study, base, events, append);
      return append;
    },

    askToPay: (study, { bulk }, sentAt) => moved.ask(study, bulk, sentAt),

    readOthers: (studies) =>
      readOtherStudies(github, place, studies, { ...patience, tries: triesOfOthers }),

    readLosses: (study) =>
      moved.readLosses(study, known.positionOf(study) ?? { head: null, text: '' }),

    async readDates(study, eventIds) {
      if (eventIds.length === 0) return new Map();
      const position = known.positionOf(study);
      return readEventDates(github, repository, position, pathOf(place, study), eventIds, patience);
    },

    url(study) {
      const path = [repository, 'blob', address.branch, pathOf(place, study)].join('/');
      return `${serverUrl}/${encodeURI(path)}`;
    },
  };
}
