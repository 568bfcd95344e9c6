import * as v from 'valibot';
import type { FileState, LedgerWrite } from '../../core/audit/writes.ts';
import { regularModes } from '../branch/tree-entry.ts';
import { type GraphqlDocument, graphqlDocument } from '../github/graphql-document.ts';

/** Commits of the ledger branch, a page at a time, as GraphQL shows them. */

/** GitHub gives at most 100 nodes of a list. */
const commitsPerPage = 100;

/**
 * The query for one page. The first page starts at the branch; later pages start at a commit, so
 * that a write in between shifts nothing.
 */
export function pageQuery(asked: {
  readonly hasFolder: boolean;
  readonly isFirst: boolean;
}): GraphqlDocument {
  const { hasFolder, isFirst } = asked;
  const folder = hasFolder
    ? 'folder: file(path: $folder) { object { ... on Tree { entries { ...entry } } } }'
    : '';
  const history = `... on Commit {
        history(first: ${commitsPerPage}) {
          nodes {
            oid authoredDate committedDate
            author { email user { login } }
            signature { isValid wasSignedByGitHub }
            parents(first: 2) { nodes { oid } }
            tree { entries { ...entry } }
            ${folder}
          }
        }
      }`;
  const start = isFirst
    ? `ledger: ref(qualifiedName: $ledger) { target { ${history} } }`
    : `object(oid: $at) { ${history} }`;
  return graphqlDocument(`query Past($owner: String!, $name: String!, ${
    isFirst ? '$ledger: String!' : '$at: GitObjectID!'
  }${hasFolder ? ', $folder: String!' : ''}) {
  viewer { login }
  repository(owner: $owner, name: $name) {
    ${start}
  }
}
fragment entry on TreeEntry { name oid type mode size }`);
}

const entryShape = v.object({
  name: v.string(),
  oid: v.string(),
  type: v.string(),
  mode: v.number(),
  size: v.number(),
});

const treeShape = v.object({ entries: v.optional(v.nullable(v.array(entryShape))) });

export const commitShape = v.object({
  oid: v.pipe(v.string(), v.regex(/^[0-9a-f]{40,64}$/)),
  authoredDate: v.pipe(v.string(), v.isoTimestamp()),
  committedDate: v.pipe(v.string(), v.isoTimestamp()),
  author: v.nullish(
    v.object({
      email: v.nullish(v.string()),
      user: v.nullish(v.object({ login: v.string() })),
    }),
  ),
  signature: v.nullish(v.object({ isValid: v.boolean(), wasSignedByGitHub: v.boolean() })),
  parents: v.object({ nodes: v.array(v.object({ oid: v.string() })) }),
  tree: treeShape,
  folder: v.nullish(v.object({ object: v.nullish(treeShape) })),
});

type CommitNode = v.InferOutput<typeof commitShape>;

/**
 * @param folder of the ledger on the branch; '' for the root
 * @param host of the server: `github.com`
 */
export function writeOf(node: CommitNode, folder: string, host: string): LedgerWrite {
  const root = node.tree.entries ?? [];
  const hasFolder = folder !== '';
  const [top] = folder.split('/');
  const inFolder = hasFolder ? (node.folder?.object?.entries ?? []) : root;
  return {
    id: node.oid,
    parents: node.parents.nodes.map(({ oid }) => oid),
    authoredAt: new Date(node.authoredDate),
    committedAt: new Date(node.committedDate),
    by: loginOf(node.author, host),
    isSigned: node.signature?.isValid === true && node.signature.wasSignedByGitHub,
    files: new Map(inFolder.map((entry) => [entry.name, stateOf(entry)])),
    beside: new Map(
      hasFolder ? root.filter(({ name }) => name !== top).map(({ name, oid }) => [name, oid]) : [],
    ),
  };
}

function stateOf({ oid, size, mode }: v.InferOutput<typeof entryShape>): FileState {
  return { content: oid, size, isFile: regularModes.includes(mode) };
}

/**
 * A bot has no user in GraphQL; GitHub gives it an email address that contains its login (GitHub:
 * "Setting your commit email address"). A person can verify any other address, even one that begins
 * the same way, and stops being the commit's user after giving it up. So a name, or an address on
 * another host, proves nothing.
 */
function loginOf(author: CommitNode['author'], host: string): string | null {
  if (author?.user) return author.user.login;
  const [, login = null, domain] = /^(?:\d+\+)?([^@]+)@(.+)$/.exec(author?.email ?? '') ?? [];
  return domain?.toLowerCase() === `users.noreply.${host}` ? login : null;
}
