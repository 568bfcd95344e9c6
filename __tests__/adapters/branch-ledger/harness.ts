import type { Github } from '../../../sandbox/github/host.ts';
import { type GithubOptions, startGitHub } from '../../../sandbox/github/github.ts';
import {
  type BranchLedgerAddress,
  connectBranchLedger,
} from '../../../src/adapters/branch-ledger/branch-ledger.ts';
import { gitBlobHash } from '../../../src/adapters/workspace/git-blob.ts';
import type { StudyId } from '../../../src/core/ids.ts';
import type { Ledger } from '../../../src/ports.ts';
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

/** A ledger of another process; all of its address can be set. */
export function openLedger(github: Github, changes: Partial<BranchLedgerAddress> = {}): Ledger {
  const never = new AbortController().signal;
  return connectBranchLedger({
    graphqlUrl: new URL(github.graphqlUrl),
    apiUrl: new URL(github.url),
    serverUrl: new URL('https://github.com'),
    token: 'writer',
    repository: { owner: 'lab', name: 'study' },
    home: { owner: 'lab', name: 'study' },
    branch,
    folder: 'ledger',
    clock: skippingClock(),
    random: () => 0.5,
    timeoutMs: 5_000,
    signals: { now: never, record: never },
    ...changes,
  });
}

export async function makeBranchHarness(): Promise<LedgerHarness> {
  const github = await startLab();
  return {
    open: () => openLedger(github, { random: Math.random }),
    textOf: (study) => github.readFile(repository, branch, pathOf(study)),
    overwrite: async (study, text) => {
      await github.commitFile(repository, branch, pathOf(study), text);
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
    setPublic: async (isPublic) => {
      await github.addRepository(repository, { visibility: isPublic ? 'public' : 'private' });
    },
    commitCsv: async (path, text) => {
      await github.commitFile(repository, 'main', path, text);
      return gitBlobHash(Buffer.from(text));
    },
    close: () => github.close(),
  };
}
