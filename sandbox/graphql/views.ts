import { blame, type Commit } from '../git/commits.ts';
import { listHistory, viewPerson, viewSignature } from './commit-views.ts';
import { formatDate, type HostedRepository, type Hub, type Token } from '../github/hub.ts';
import { viewPullRequests } from './pull-request-views.ts';
import { githubError } from './schema.ts';
import { findPath, isFolder, parseTree, type TreeLine } from '../git/trees.ts';

/**
 * Gives the GraphQL fields of the objects of one repository; a function is called when it is asked
 * for.
 */
export class RepositoryViews {
  readonly #hub: Hub;
  readonly #repository: HostedRepository;
  readonly #token: Token;

  constructor(hub: Hub, repository: HostedRepository, token: Token) {
    this.#hub = hub;
    this.#repository = repository;
    this.#token = token;
  }

  get #url(): string {
    return `${this.#hub.url}/${this.#repository.owner}/${this.#repository.name}`;
  }

  /** A Blob, Tree or Commit of whatever kind the hash is, or null. */
  async object(oid: string): Promise<object | null> {
    const found = await this.#repository.git.store.read(oid);
    switch (found?.kind) {
      case undefined:
        return null;
      case 'blob':
        return this.#blob(oid, found.bytes);
      case 'tree':
        return this.#tree(oid, found.bytes);
      case 'commit':
        return this.commit(oid);
    }
  }

  #blob(oid: string, bytes: Buffer): object {
    const limit = this.#hub.textLimitBytes;
    const isBinary = bytes.subarray(0, 8000).includes(0);
    // Streaming keeps back a character that the limit has cut in two.
    const textOf = (): string =>
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, limit), {
        stream: bytes.length > limit,
      });
    return {
      __typename: 'Blob',
      oid,
      abbreviatedOid: oid.slice(0, 7),
      byteSize: bytes.length,
      isBinary,
      isTruncated: bytes.length > limit,
      text: isBinary ? null : textOf,
    };
  }

  #tree(oid: string, bytes: Buffer): object {
    const entries = (): object[] => parseTree(bytes).map((line) => this.#entry(line, line.name));
    return { __typename: 'Tree', oid, abbreviatedOid: oid.slice(0, 7), entries };
  }

  #entry(line: TreeLine, path: string): object {
    const { name, oid, mode } = line;
    return {
      name,
      path,
      oid,
      mode: Number.parseInt(mode, 8),
      type: isFolder(line) ? 'tree' : 'blob',
      size: async () =>
        isFolder(line) ? 0 : (await this.#repository.git.store.need(oid, 'blob')).length,
      object: () => this.object(oid),
    };
  }

  async commit(oid: string): Promise<object> {
    const { git } = this.#repository;
    const commit = await git.readCommit(oid);
    const file = async ({ path }: { path: string }): Promise<object | null> => {
      const line = await findPath(git.store, commit.tree, path);
      return line === null ? null : this.#entry(line, path);
    };
    const blameOf = async ({ path }: { path: string }): Promise<object> => {
      if ((await findPath(git.store, commit.tree, path)) === null) {
        throw githubError('NOT_FOUND', `No file '${path}' at ${oid}`);
      }
      const ranges = await blame(git.gitDir, oid, path);
      return {
        ranges: ranges.map((range) => ({ ...range, commit: () => this.commit(range.oid) })),
      };
    };
    return {
      ...this.#plainFields(commit),
      file,
      blame: blameOf,
      tree: () => this.object(commit.tree),
      parents: ({ first }: { first?: number }) => this.#parents(commit, first ?? 0),
      signature: () => viewSignature(this.#repository, oid),
      history: (asked: { first?: number; path?: string }) => this.#history(oid, asked),
      associatedPullRequests: ({ first }: { first?: number }) =>
        viewPullRequests(this.#repository, this.#token, oid, first),
    };
  }

  async #parents({ parents }: Commit, first: number): Promise<object> {
    const nodes = await Promise.all(parents.slice(0, first).map((oid) => this.commit(oid)));
    return { totalCount: parents.length, nodes };
  }

  async #history(oid: string, asked: { first?: number; path?: string }): Promise<object> {
    const { commits, hasMore } = await listHistory(this.#repository, oid, asked);
    const nodes = await Promise.all(commits.map((commit) => this.commit(commit.oid)));
    return { nodes, pageInfo: { hasNextPage: hasMore } };
  }

  #plainFields({ oid, message, author, committer }: Commit): object {
    const [headline = '', ...rest] = message.split('\n');
    return {
      __typename: 'Commit',
      oid,
      abbreviatedOid: oid.slice(0, 7),
      message,
      messageHeadline: headline,
      messageBody: rest.join('\n').trim(),
      url: `${this.#url}/commit/${oid}`,
      commitUrl: `${this.#url}/commit/${oid}`,
      authoredDate: formatDate(author.dateMs),
      committedDate: formatDate(committer.dateMs),
      author: viewPerson(author),
      committer: viewPerson(committer),
    };
  }

  /**
   * Rules of rulesets. Who may not see them gets an error in their place, and the rest of the
   * answer.
   */
  #rules(ref: string): object {
    if (this.#token.seesRules === false)
      throw githubError('FORBIDDEN', 'Resource not accessible by integration');
    const types = this.#repository.rules.get(ref.replace('refs/heads/', '')) ?? [];
    const nodes = types.map((type) => ({ type }));
    return { nodes, totalCount: nodes.length };
  }

  ref(ref: string, target: string): object {
    const id = Buffer.from(`REF:${this.#repository.id}:${ref}`).toString('base64url');
    const prefix = ref.split('/').slice(0, 2).join('/');
    return {
      id,
      name: ref.slice(prefix.length + 1),
      prefix: `${prefix}/`,
      rules: () => this.#rules(ref),
      refUpdateRule: null,
      target: () => this.object(target),
    };
  }
}
