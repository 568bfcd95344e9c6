import { noteActivity } from './activity.ts';
import type { Answer } from '../server/faults.ts';
import { ruleViolation } from '../graphql/append.ts';
import { type Signature, writeCommit } from '../git/commits.ts';
import { formatDate, type HostedRepository, signatureOf } from './hub.ts';
import { addressOf, requireText, requireWrite, RestError, type RestRequest } from './rest.ts';
import { changeTree, isFolder, isTreePath, parseTree, type PathChange } from '../git/trees.ts';

async function requireCommits({ git }: HostedRepository): Promise<void> {
  if (!(await git.hasRefs())) throw new RestError(409, 'Git Repository is empty.');
}

async function readTreeChange({ git }: HostedRepository, entry: unknown): Promise<PathChange> {
  const { path, mode, sha, content } = (entry ?? {}) as Record<string, unknown>;
  if (typeof path !== 'string' || !isTreePath(path)) {
    throw new RestError(422, 'tree.path contains a malformed path component');
  }
  if (typeof mode !== 'string' || !['100644', '100755', '040000', '120000'].includes(mode)) {
    throw new RestError(422, 'tree.mode is not a valid file mode');
  }
  if (typeof content === 'string') {
    const oid = await git.store.write('blob', Buffer.from(content));
    return { path, becomes: { mode, oid } };
  }
  const kind = mode === '040000' ? 'tree' : 'blob';
  const found = typeof sha === 'string' ? await git.store.read(sha) : null;
  if (typeof sha !== 'string' || found?.kind !== kind) {
    throw new RestError(422, `tree.sha is not a valid ${kind}`);
  }
  return { path, becomes: { mode: mode.replace(/^0/, ''), oid: sha } };
}

/** `POST git/trees`. */
export async function createTree(request: RestRequest): Promise<Answer> {
  const { repository, body } = request;
  requireWrite(request);
  await requireCommits(repository);
  const { store } = repository.git;
  if (!Array.isArray(body['tree'])) throw new RestError(422, 'Invalid tree info');
  if (body['base_tree'] !== undefined) throw new Error('The sandbox knows no base_tree');
  const changes = await Promise.all(body['tree'].map((one) => readTreeChange(repository, one)));
  const sha = await changeTree(store, null, changes);
  const tree = parseTree(await store.need(sha, 'tree')).map((line) => ({
    path: line.name,
    mode: line.mode.padStart(6, '0'),
    type: isFolder(line) ? 'tree' : 'blob',
    sha: line.oid,
  }));
  return {
    status: 201,
    body: { sha, url: addressOf(request, `trees/${sha}`), tree, truncated: false },
  };
}

function readSignature(value: unknown, otherwise: Signature): Signature {
  if (typeof value !== 'object' || value === null) return otherwise;
  const given = value as Record<string, unknown>;
  const date = given['date'];
  const dateMs = typeof date === 'string' ? Date.parse(date) : otherwise.dateMs;
  if (Number.isNaN(dateMs))
    throw new RestError(422, 'Invalid request.\n\ndate is not a date-time.');
  return { name: requireText(given, 'name'), email: requireText(given, 'email'), dateMs };
}

/** `POST git/commits`. */
export async function createCommit(request: RestRequest): Promise<Answer> {
  const { asking, repository, body } = request;
  requireWrite(request);
  await requireCommits(repository);
  const { store } = repository.git;
  const message = requireText(body, 'message');
  const tree = requireText(body, 'tree');
  if ((await store.read(tree))?.kind !== 'tree') {
    throw new RestError(422, 'Tree SHA does not exist');
  }
  const parents = (Array.isArray(body['parents']) ? body['parents'] : []).map(String);
  for (const parent of parents) {
    if ((await store.read(parent))?.kind !== 'commit') {
      throw new RestError(422, 'Parent SHA does not exist or is not a commit object');
    }
  }
  const author = readSignature(body['author'], signatureOf(asking));
  const committer = readSignature(body['committer'], author);
  const sha = await writeCommit(store, { tree, parents, author, committer, message });
  const htmlOf = (oid: string): string =>
    `${asking.hub.url}/${repository.owner}/${repository.name}/commit/${oid}`;
  // GitHub signs what a bot makes, unless it is made in another name.
  if (
    asking.token.type === 'Bot' &&
    body['author'] === undefined &&
    body['committer'] === undefined
  )
    repository.signed.add(sha);
  const shown = ({ name, email, dateMs }: Signature): object => ({
    name,
    email,
    date: formatDate(dateMs),
  });
  const answer = {
    sha,
    node_id: `C_${sha}`,
    url: addressOf(request, `commits/${sha}`),
    html_url: htmlOf(sha),
    author: shown(author),
    committer: shown(committer),
    message,
    tree: { sha: tree, url: addressOf(request, `trees/${tree}`) },
    parents: parents.map((parent) => ({
      sha: parent,
      url: addressOf(request, `commits/${parent}`),
      html_url: htmlOf(parent),
    })),
    // What is made over REST is signed by GitHub only where no author is given; the sandbox signs
    // none of it.
    verification: {
      verified: false,
      reason: 'unsigned',
      signature: null,
      payload: null,
      verified_at: null,
    },
  };
  return { status: 201, body: answer };
}

/**
 * `POST git/refs`: one of several at the same moment makes the ref, and the others are told that it
 * exists.
 */
export async function createRef(request: RestRequest): Promise<Answer> {
  const { repository, body } = request;
  requireWrite(request);
  await requireCommits(repository);
  const ref = requireText(body, 'ref');
  const sha = requireText(body, 'sha');
  if (!/^refs\/[^/]+\/./.test(ref)) {
    throw new RestError(
      422,
      "Reference name must start with 'refs/' and contain at least two slashes",
    );
  }
  if ((await repository.git.store.read(sha))?.kind !== 'commit') {
    throw new RestError(422, 'Object does not exist');
  }
  if (repository.protectedBranches.has(ref.replace(/^refs\/heads\//, ''))) {
    throw new RestError(422, ruleViolation);
  }
  const move = await repository.git.moveRef(ref, sha, null);
  if (move === 'lost') throw new RestError(422, 'Reference already exists');
  if (move === 'refused') throw new RestError(422, 'Reference update failed');
  const update = { ref, before: null, after: sha, atMs: request.asking.hub.now() };
  const { login } = request.asking.token;
  noteActivity(repository, { ...update, type: 'branch_creation', login });
  const object = { type: 'commit', sha, url: addressOf(request, `commits/${sha}`) };
  return {
    status: 201,
    body: { ref, node_id: `REF_${ref}`, url: addressOf(request, ref), object },
  };
}
