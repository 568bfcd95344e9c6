import type { RepositoryName } from '../../../src/core/inputs/places.ts';
import type { Github } from '../../../sandbox/github/host.ts';
import { type GithubOptions, startGitHub } from '../../../sandbox/github/github.ts';
import {
  type BranchLedgerAddress,
  connectBranchLedger,
} from '../../../src/adapters/branch-ledger/branch-ledger.ts';
import { gitBlobHash } from '../../../src/core/git-blob.ts';
import type { StudyId } from '../../../src/core/ids.ts';
import { connectGitHub } from '../../../src/adapters/github/github.ts';
import { GitHubHome } from '../../../src/adapters/github/home.ts';
import type { Home, Ledger } from '../../../src/ports.ts';
import { skippingClock } from '../../fakes/skipping-clock.ts';
import type { LedgerHarness } from '../ledger/ledger-harness.ts';

export const repository = 'lab/study';
export const branch = 'prolific-bonus-ledger';

const bot = { login: 'github-actions[bot]', type: 'Bot' } as const;

/** What the tests of this repository let tokens do. */
const tokens = {
  writer: { ...bot, repositories: { [repository]: 'write', 'lab/ledgers': 'write' } },
  reader: { ...bot, repositories: { [repository]: 'read' } },
  stranger: { ...bot, repositories: {} },
} as const;

export function pathOf(study: StudyId): string {
  return `ledger/${study}.jsonl`;
}

export async function startLab(options: Partial<GithubOptions> = {}): Promise<Github> {
  const github = await startGitHub({ tokens, ...options });
  await github.addRepository(repository);
  return github;
}

/** What a test says of a ledger's address. */
export type AddressGiven = Partial<Omit<BranchLedgerAddress, 'github' | 'home'>> & {
  readonly token?: string;
  /** `owner/name` of the run's own repository. */
  readonly homeName?: RepositoryName;
};

/** A ledger of another process; all of its address can be set. */
export function openLedger(github: Github, given: AddressGiven = {}): Ledger {
  return openBoth(github, given).ledger;
}

export function openBoth(
  github: Github,
  given: AddressGiven = {},
): { readonly ledger: Ledger; readonly home: Home } {
  const { token = 'writer', homeName = repository, ...changes } = given;
  const never = new AbortController().signal;
  const { clock = skippingClock(), timeoutMs = 60_000 } = changes;
  const signals = changes.signals ?? { now: never, record: never };
  const connection = connectGitHub({
    graphqlUrl: new URL(github.graphqlUrl),
    apiUrl: new URL(github.url),
    token,
    sleep: (ms) => clock.sleep(ms),
  });
  const home = new GitHubHome(connection, homeName, { signal: signals.now, timeoutMs, tries: 3 });
  const ledger = connectBranchLedger({
    github: connection,
    home,
    serverUrl: new URL('https://github.com'),
    repository: 'lab/study',
    branch,
    folder: 'ledger',
    random: () => 0.5,
    ...changes,
    clock,
    timeoutMs,
    signals,
  });
  return { ledger, home };
}

export interface BranchHarness extends LedgerHarness {
  /** A handle of another process, of which the test says more. */
  openWith(given: AddressGiven): Ledger;
}

export async function makeBranchHarness(): Promise<BranchHarness> {
  const github = await startLab();
  return {
    openWith: (given) => openLedger(github, given),
    open: () => openLedger(github, { random: Math.random }),
    openBoth: () => openBoth(github),
    textOf: (study) => github.readFile(repository, branch, pathOf(study)),
    overwrite: async (study, text) => {
      await github.commitFile(repository, branch, pathOf(study), text);
    },
    forget: async (study) => {
      await github.deleteFile(repository, branch, pathOf(study));
    },
    deleteFile: async (study) => {
      await github.deleteFile(repository, branch, pathOf(study));
    },
    deleteBranch: () => github.deleteBranch(repository, branch),
    makeNextLookLate: () => {
      github.server.script('query', github.server.countOf('query') + 1, { kind: 'stale' });
    },
    now: () => github.now(),
    advance: (ms) => {
      github.advance(ms);
    },
    commitCsv: async (path, text) => {
      await github.commitFile(repository, 'main', path, text);
      return gitBlobHash(Buffer.from(text));
    },
    close: () => github.close(),
  };
}
