import * as v from 'valibot';
import type { LedgerPast } from '../../core/audit/writes.ts';
import type { GitHub, Patience } from '../github/github.ts';
import { readRepository } from '../github/read-repository.ts';
import { stopUnreadable } from '../ledger/stops.ts';
import { readForcedChanges } from './branch-changes.ts';
import type { LedgerPlace } from '../branch/ledger-place.ts';
import { readBlob } from '../branch/tree-entry.ts';
import { commitShape, pageQuery, writeOf } from './commit-history.ts';
import type { StudyPages } from '../branch/study-page.ts';

/**
 * The past of a ledger on a branch: its commits, and the force pushes and deletions that GitHub
 * remembers.
 */
export function connectPast(
  github: GitHub,
  place: LedgerPlace,
  pages: StudyPages,
  patience: Patience,
  serverUrl: URL,
): LedgerPast {
  const folder = place.folder === '' ? {} : { folder: place.folder };

  return {
    async readWrites(from) {
      const at = from === null ? { ledger: `refs/heads/${place.branch}` } : { at: from };
      const query = pageQuery({ hasFolder: place.folder !== '', isFirst: from === null });
      const asked = { query, variables: { ...folder, ...at }, shape: pageShape };
      const { repository, viewer } = await readRepository(
        github,
        place.repository,
        asked,
        patience,
      );
      const commit = from === null ? repository.ledger?.target : repository.object;
      if (from !== null && (commit === null || commit === undefined))
        throw stopUnreadable(`GitHub has no commit ${from} of the ledger branch`);
      const commits = commit?.history?.nodes ?? [];
      if (commits.length === 0 && commit !== undefined)
        throw stopUnreadable('GitHub shows no commits of the ledger branch');
      return {
        writer: viewer.login,
        writes: commits.map((one) => writeOf(one, place.folder, serverUrl.hostname)),
      };
    },

    readContent: (content) => readBlob(github, place.repository, content, patience),

    pageOf(study, text) {
      const page = text === '' ? null : pages.render(study, text);
      return page === null ? null : { lines: `${study}.jsonl`, name: `${study}.md`, text: page };
    },

    readForcedChanges: () => readForcedChanges(github, place, patience),
  };
}

const commitHistory = v.object({
  history: v.optional(v.object({ nodes: v.array(commitShape) })),
});

const pageShape = v.object({
  viewer: v.object({ login: v.string() }),
  repository: v.nullable(
    v.object({
      ledger: v.nullish(v.object({ target: v.nullable(commitHistory) })),
      object: v.nullish(commitHistory),
    }),
  ),
});
