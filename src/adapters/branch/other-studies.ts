import * as v from 'valibot';
import { ActionError } from '../../core/errors.ts';
import { parseStudyId, type StudyId } from '../../core/ids.ts';
import type { OtherLedgers } from '../../core/checks/elsewhere.ts';
import type { GitHub, Patience } from '../github/github.ts';
import { type GraphqlDocument, graphqlDocument } from '../github/graphql-document.ts';
import { readRepository } from '../github/read-repository.ts';
import { expectShape } from '../github/refusals.ts';
import type { LedgerPlace } from './ledger-place.ts';
import { entryFragment, isGivenWhole, readEntry, treeEntry } from './tree-entry.ts';

/** GraphQL returns no text above half a MB. At most this many longer files are read, one by one. */
const longLedgersAtMost = 10;

const entries = v.object({
  entries: v.nullish(v.array(v.looseObject({ name: v.string() })), []),
});

const answerShape = v.object({
  repository: v.nullable(
    v.object({
      ledger: v.nullable(
        v.object({
          target: v.object({
            folder: v.nullish(v.object({ object: v.nullish(v.partial(entries)) })),
            tree: v.nullish(entries),
          }),
        }),
      ),
    }),
  ),
});

/**
 * The ledgers of other studies in the same folder, in one request, plus one for each very long
 * file. Never throws because of GitHub or the network: `unread` says what could not be read.
 */
export async function readOtherStudies(
  github: GitHub,
  place: LedgerPlace,
  studies: readonly StudyId[],
  patience: Patience,
): Promise<OtherLedgers> {
  const texts = new Map<StudyId, string>();
  const unread: string[] = [];
  try {
    const found = await listOthers(github, place, studies, patience);
    const isLong = found.map(({ entry }) => !isGivenWhole(entry));
    const long = found.filter((_, at) => isLong[at]);
    if (long.length > longLedgersAtMost)
      unread.push(
        `Of the ${long.length} longest ledgers only ${longLedgersAtMost} were looked at.`,
      );
    const short = found.filter((_, at) => !isLong[at]);
    for (const { study, path, entry } of [...short, ...long.slice(0, longLedgersAtMost)])
      texts.set(study, await readEntry(github, place.repository, path, entry, patience));
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    unread.push(error.message);
  }
  return { texts, unread };
}

async function listOthers(
  github: GitHub,
  place: LedgerPlace,
  studies: readonly StudyId[],
  patience: Patience,
) {
  const { folder, branch } = place;
  const { repository } = await readRepository(
    github,
    place.repository,
    {
      query: queryFor(folder),
      variables: { ledger: `refs/heads/${branch}`, ...(folder === '' ? {} : { folder }) },
      shape: answerShape,
    },
    patience,
  );
  const target = repository.ledger?.target;
  const listed = target?.tree?.entries ?? target?.folder?.object?.entries ?? [];
  return listed.flatMap((one) => {
    const study = parseStudyId(/^([0-9a-f]{24})\.jsonl$/.exec(one.name)?.[1] ?? '');
    if (study === null || studies.includes(study)) return [];
    const path = folder === '' ? one.name : `${folder}/${one.name}`;
    return [{ study, path, entry: expectShape(treeEntry, one) }];
  });
}

function queryFor(folder: string): GraphqlDocument {
  const listing = '{ entries { name ...entry } }';
  const where =
    folder === ''
      ? `tree ${listing}`
      : `folder: file(path: $folder) { object { ... on Tree ${listing} } }`;
  return graphqlDocument(`query Others($owner: String!, $name: String!, $ledger: String!${folder === '' ? '' : ', $folder: String!'}) {
  repository(owner: $owner, name: $name) {
    ledger: ref(qualifiedName: $ledger) { target { ... on Commit { ${where} } } }
  }
}
${entryFragment}`);
}
