import type { ArtifactStore } from '../artifacts/store.ts';
import type { BareRepository } from '../git/repository.ts';
import type { Thread } from './thread.ts';
import type { Signature } from '../git/commits.ts';

export type Access = 'none' | 'read' | 'write';

/** What the holder of a token is and may do. */
export interface Token {
  login: string;
  type: 'Bot' | 'User';
  /** By `owner/name`. One that is not named is read where it is public, and else not seen. */
  repositories: Record<string, Access>;
  /** Whether it may comment on pull requests; `read` where it is left out. */
  pullRequests?: Access;
  /** Whether it sees the rules of branches; true where it is left out. */
  seesRules?: boolean;
  /** What it may do with runs and artifacts; `read` where it is left out. */
  actions?: Access;
}

type ActivityType = 'push' | 'force_push' | 'branch_creation' | 'branch_deletion';

/** One update of a branch. */
export interface Activity {
  type: ActivityType;
  /** The full name of the branch. */
  ref: string;
  before: string;
  after: string;
  /** Milliseconds since 1970. */
  atMs: number;
  login: string;
}

export interface HostedRepository {
  /** Counted from 1. */
  id: number;
  owner: string;
  name: string;
  visibility: 'private' | 'public';
  defaultBranch: string;
  git: BareRepository;
  /** Short names of the branches that a ruleset keeps everybody from creating and changing. */
  protectedBranches: Set<string>;
  /** Types of the active rules of a branch, by its short name, as GraphQL spells them. */
  rules: Map<string, readonly string[]>;
  /** The commits that GitHub made itself, and signed. */
  signed: Set<string>;
  /** Updates of branches, oldest first. */
  activities: Activity[];
  /** Pull requests by number. */
  threads: Map<number, Thread>;
  /** Its workflow runs and their artifacts. */
  actions: ArtifactStore;
}

/** Everything that the parts of the sandbox share. */
export interface Hub {
  /** `http://127.0.0.1:<port>`, known once it listens. */
  url: string;
  tokens: Map<string, Token>;
  /** By `owner/name` in lower case, as GitHub compares names. */
  repositories: Map<string, HostedRepository>;
  /** Bytes of a file's text that GraphQL gives before it cuts it off. */
  textLimitBytes: number;
  /** How many updates of a branch a stale answer lies behind. */
  staleUpdates: number;
  /** How a lost compare-and-swap is worded: GitHub has been seen to use both. */
  staleWording: 'expected-to-point-to' | 'is-at-but-expected';
  nextCommentId: number;
  now(): number;
}

/** One request's view: who asks, and whether it is answered from an earlier state. */
export interface Asking {
  hub: Hub;
  token: Token;
  updatesAgo: number;
}

export function findRepository(hub: Hub, fullName: string): HostedRepository | null {
  return hub.repositories.get(fullName.toLowerCase()) ?? null;
}

export function accessTo(token: Token, repository: HostedRepository): Access {
  const fullName = `${repository.owner}/${repository.name}`.toLowerCase();
  const named = Object.entries(token.repositories).find(
    ([name]) => name.toLowerCase() === fullName,
  );
  const granted = named?.[1] ?? 'none';
  return granted === 'none' && repository.visibility === 'public' ? 'read' : granted;
}

/**
 * The repository if the token may see it. To others GitHub says the same as of one that does not
 * exist.
 */
export function findVisible({ hub, token }: Asking, fullName: string): HostedRepository | null {
  const repository = findRepository(hub, fullName);
  return repository !== null && accessTo(token, repository) !== 'none' ? repository : null;
}

/** GitHub: "Setting your commit email address"; of this server, whose host is 127.0.0.1. */
export const noreplyDomain = 'users.noreply.127.0.0.1';

/** The token's holder as an author, at this moment. */
export function signatureOf({ hub, token }: Asking): Signature {
  const email = `${token.login}@${noreplyDomain}`;
  return { name: token.login, email, dateMs: hub.now() };
}

/** ISO 8601 in UTC without fractions, as GitHub writes dates. */
export function formatDate(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
