import * as v from 'valibot';
import type { Protection } from '../../core/audit/protection.ts';
import type { StudyId } from '../../core/ids.ts';
import type { GitHub, Patience } from '../github/github.ts';
import { type GraphqlDocument, graphqlDocument, selectionOn } from '../github/graphql-document.ts';
import type { HomeRider } from '../github/home.ts';
import type { Head } from '../ledger/known-ledger.ts';
import {
  hiddenProtection,
  protectionEntries,
  protectionFields,
  protectionOf,
} from './branch-rules.ts';
import { type LedgerPlace, pathOf } from './ledger-place.ts';
import { entryFragment, readEntry, treeEntry } from './tree-entry.ts';
import { readRepository } from '../github/read-repository.ts';
import { expectShape } from '../github/refusals.ts';
import { stopUnreadable } from '../ledger/stops.ts';

/** What one query said. It does not judge whether that lags behind what this run knows. */
export interface Look {
  readonly head: Head;
  readonly texts: ReadonlyMap<StudyId, string>;
  readonly isPublic: boolean;
  readonly protection: Protection;
  /** GitHub's clock; null if it did not say. */
  readonly date: Date | null;
}

/**
 * Looks at the ledger branch in one query. All files are read through the commit that the head
 * names, so head and texts cannot disagree. Throws `LEDGER_UNREADABLE` and `LEDGER_FORBIDDEN`.
 *
 * @param rider a question about the repository itself, asked in the same query
 */
export async function lookAtLedger(
  github: GitHub,
  place: LedgerPlace,
  studies: readonly StudyId[],
  rider: HomeRider | null,
  patience: Patience,
): Promise<Look> {
  const variables = variablesFor(place, studies, rider);
  const { repository, date } = await readRepository(
    github,
    place.repository,
    {
      query: queryFor(place, studies, Object.keys(variables), rider),
      variables,
      shape: repositoryShape,
      mayBeHidden: hiddenProtection('ledger'),
    },
    patience,
  );
  const commit = repository.ledger?.target ?? null;
  const folder = commit === null || place.folder === '' ? null : commit['folder'];
  // A file or submodule in place of the folder would make every study look absent.
  if ((expectShape(folderShape, folder)?.type ?? 'tree') !== 'tree')
    throw stopUnreadable(`${place.folder} on the branch ${place.branch} is not a folder`);

  const texts = new Map<StudyId, string>();
  for (const [at, study] of studies.entries()) {
    const entry = commit === null ? null : expectShape(treeEntry, commit[`study${at}`]);
    const path = pathOf(place, study);
    texts.set(study, await readEntry(github, place.repository, path, entry, patience));
  }
  rider?.take(repository);
  return {
    head: commit?.oid ?? null,
    texts,
    isPublic: repository.visibility === 'PUBLIC',
    protection: protectionOf(place, repository.ledger),
    date,
  };
}

/** Each alias is checked: one that was requested but is missing is not an absent file. */
const repositoryShape = v.object({
  repository: v.nullable(
    v.looseObject({
      visibility: v.string(),
      ledger: v.nullable(
        v.object({
          ...protectionEntries,
          target: v.looseObject({
            __typename: v.literal('Commit'),
            oid: v.pipe(v.string(), v.regex(/^[0-9a-f]{40,64}$/)),
          }),
        }),
      ),
    }),
  ),
});

const folderShape = v.nullable(v.object({ type: v.string() }));

function queryFor(
  place: LedgerPlace,
  studies: readonly StudyId[],
  variables: readonly string[],
  rider: HomeRider | null,
): GraphqlDocument {
  const declared = ['owner', 'name', ...variables].map((name) => `$${name}: String!`);
  const files = studies.map((_, at) => `study${at}: file(path: $study${at}) { ...entry }`);
  const folder = place.folder === '' ? [] : ['folder: file(path: $folder) { type }'];
  return graphqlDocument(`query Ledger(${declared.join(', ')}) {
  repository(owner: $owner, name: $name) {
    visibility
    ledger: ref(qualifiedName: $ledger) {
      ${protectionFields}
      target { __typename oid ${selectionOn('Commit', [...folder, ...files])} }
    }
    ${rider?.fields ?? ''}
  }
}
${studies.length === 0 ? '' : entryFragment}`);
}

function variablesFor(
  place: LedgerPlace,
  studies: readonly StudyId[],
  rider: HomeRider | null,
): Record<string, string> {
  return {
    ledger: `refs/heads/${place.branch}`,
    ...(place.folder === '' ? {} : { folder: place.folder }),
    ...Object.fromEntries(studies.map((study, at) => [`study${at}`, pathOf(place, study)])),
    ...rider?.variables,
  };
}
