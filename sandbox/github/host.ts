import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ArtifactStore } from '../artifacts/store.ts';
import { forceBranch, notePush } from './activity.ts';
import { type CommitFacts, commitFile, deleteFile, listCommits, readFile } from './branches.ts';
import { appendComment } from './comments.ts';
import { type Comment, type Commenter, openThread, type Thread } from './thread.ts';
import { findRepository, type HostedRepository, type Hub, type Token } from './hub.ts';
import { BareRepository } from '../git/repository.ts';
import type { ScriptedServer } from '../server/scripted-server.ts';

export interface RepositoryOptions {
  /** `private` where it is left out. */
  visibility?: 'private' | 'public';
  /** `main` where it is left out. */
  defaultBranch?: string;
  /** Without any commit, as GitHub makes one where no README is asked for. */
  isEmpty?: boolean;
}

/** A GitHub on 127.0.0.1. Repositories are named `owner/name`, branches without `refs/heads/`. */
export class Github {
  /** Where requests are recorded and faults are scripted. */
  readonly server: ScriptedServer;
  readonly #hub: Hub;
  readonly #folder: string;
  readonly #underWay: Set<Promise<unknown>>;
  readonly #advance: (ms: number) => void;

  constructor(parts: {
    server: ScriptedServer;
    hub: Hub;
    folder: string;
    underWay: Set<Promise<unknown>>;
    advance: (ms: number) => void;
  }) {
    this.server = parts.server;
    this.#hub = parts.hub;
    this.#folder = parts.folder;
    this.#underWay = parts.underWay;
    this.#advance = parts.advance;
  }

  /** The base of REST addresses. */
  get url(): string {
    return this.#hub.url;
  }

  get graphqlUrl(): string {
    return `${this.#hub.url}/graphql`;
  }

  /** The clock that dates commits, comments and answers, in milliseconds. */
  now(): number {
    return this.#hub.now();
  }

  /** Sets the clock forward, so that all that exists has grown older. */
  advance(ms: number): void {
    this.#advance(ms);
  }

  async addRepository(fullName: string, options: RepositoryOptions = {}): Promise<void> {
    const { visibility = 'private', defaultBranch = 'main', isEmpty = false } = options;
    const [owner = '', name = ''] = fullName.split('/');
    const id = this.#hub.repositories.size + 1;
    const git = await BareRepository.create(join(this.#folder, `${id}.git`), defaultBranch);
    const known = { id, owner, name, visibility, defaultBranch, git };
    this.#hub.repositories.set(fullName.toLowerCase(), {
      ...known,
      protectedBranches: new Set(),
      rules: new Map(),
      signed: new Set(),
      activities: [],
      threads: new Map(),
      actions: new ArtifactStore({
        repository: fullName,
        repositoryId: 1_296_268 + id,
        now: () => this.now(),
      }),
    });
    if (!isEmpty) await this.commitFile(fullName, defaultBranch, 'README.md', `# ${name}\n`);
  }

  addToken(text: string, token: Token): void {
    this.#hub.tokens.set(text, token);
  }

  /** The bare repository's folder, for a test that looks at it with git itself. */
  gitDirOf(fullName: string): string {
    return this.#repository(fullName).git.gitDir;
  }

  /** The repository's workflow runs and their artifacts. */
  actionsOf(fullName: string): ArtifactStore {
    return this.#repository(fullName).actions;
  }

  /** The hash of a branch's head, or null. */
  head(fullName: string, branch: string): Promise<string | null> {
    return this.#repository(fullName).git.refAt(`refs/heads/${branch}`);
  }

  /** Commits a file with all rights, and gives its hash; an absent branch is made as an orphan. */
  async commitFile(
    fullName: string,
    branch: string,
    path: string,
    text: string,
    given: { date?: Date; message?: string; webLogin?: string; webEmail?: string } = {},
  ): Promise<string> {
    const message = `Commit ${path}`;
    const made = { message, dateMs: given.date?.getTime() ?? this.now(), ...given };
    const repository = this.#repository(fullName);
    const moved = await commitFile(repository.git, branch, { path, text }, made);
    // What is edited in the browser is signed by GitHub.
    if (given.webLogin !== undefined) repository.signed.add(moved.oid);
    return notePush(repository, branch, moved, this.now());
  }

  /** Gives the commit's hash; rejects where there is no such file. */
  async deleteFile(fullName: string, branch: string, path: string): Promise<string> {
    const made = { message: `Delete ${path}`, dateMs: this.now() };
    const repository = this.#repository(fullName);
    const moved = await deleteFile(repository.git, branch, path, made);
    return notePush(repository, branch, moved, this.now());
  }

  /** Rejects where there is no such branch. */
  deleteBranch(fullName: string, branch: string): Promise<void> {
    return forceBranch(this.#repository(fullName), branch, null, this.now());
  }

  /** Moves a branch to any commit, of another repository too, as an admin's `git push --force`. */
  forcePush(fullName: string, branch: string, oid: string, from = fullName): Promise<void> {
    const [there, here] = [this.#repository(from), this.#repository(fullName)];
    return forceBranch(here, branch, oid, this.now(), there);
  }

  /** The text of a file at the head of a branch, or null where there is none. */
  readFile(fullName: string, branch: string, path: string): Promise<string | null> {
    return readFile(this.#repository(fullName).git, branch, path);
  }

  /** The commits of a branch along first parents, newest first; none where it is absent. */
  commits(fullName: string, branch: string): Promise<CommitFacts[]> {
    return listCommits(this.#repository(fullName).git, branch);
  }

  /** Lets a ruleset refuse every token that would touch the branch; methods of this class may. */
  protectBranch(fullName: string, branch: string): void {
    this.#repository(fullName).protectedBranches.add(branch);
  }

  /** Gives a branch, absent or not, rules such as `DELETION`; methods of this class bypass them. */
  setRules(fullName: string, branch: string, types: readonly string[]): void {
    this.#repository(fullName).rules.set(branch, types);
  }

  addPullRequest(fullName: string, ...opened: Parameters<typeof openThread>): void {
    this.#repository(fullName).threads.set(opened[0], openThread(...opened));
  }

  /** Says that a pull request is merged, and that these commits of the base branch come from it. */
  markMerged(fullName: string, number: number, commits: readonly string[], base = 'main'): void {
    this.#thread(fullName, number).merged = { base, commits };
  }

  /** Adds a comment by anybody and gives its id. */
  addComment(fullName: string, number: number, user: Commenter, body: string): number {
    return appendComment(this.#hub, this.#thread(fullName, number), user, body).id;
  }

  /** The comments of a pull request, oldest first. */
  comments(fullName: string, number: number): readonly Comment[] {
    return this.#repository(fullName).threads.get(number)?.comments ?? [];
  }

  /** Ends every connection, waits for the git that is under way, and removes the repositories. */
  async close(): Promise<void> {
    try {
      await this.server.close();
    } finally {
      await Promise.allSettled(this.#underWay);
      await rm(this.#folder, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  #thread(fullName: string, number: number): Thread {
    const thread = this.#repository(fullName).threads.get(number);
    if (thread === undefined) throw new Error(`There is no pull request ${number}`);
    return thread;
  }

  #repository(fullName: string): HostedRepository {
    const repository = findRepository(this.#hub, fullName);
    if (repository === null) throw new Error(`The sandbox has no repository ${fullName}`);
    return repository;
  }
}
