import * as v from 'valibot';
import type { GitHub, Patience } from '../github/github.ts';
import { graphqlDocument } from '../github/graphql-document.ts';
import { expectShape, repositoryMissing, stopFor, stopUnreadable } from '../ledger/stops.ts';

const blameQuery =
  graphqlDocument(`query LineDates($owner: String!, $name: String!, $at: GitObjectID!, $path: String!) {
  repository(owner: $owner, name: $name) {
    object(oid: $at) {
      ... on Commit { blame(path: $path) { ranges { startingLine endingLine commit { committedDate } } } }
    }
  }
}`);

const blameShape = v.object({
  repository: v.nullable(
    v.object({
      object: v.nullable(
        v.object({
          blame: v.object({
            ranges: v.array(
              v.object({
                startingLine: v.number(),
                endingLine: v.number(),
                commit: v.object({ committedDate: v.pipe(v.string(), v.isoTimestamp()) }),
              }),
            ),
          }),
        }),
      ),
    }),
  ),
});

/**
 * GitHub's date of the commit that wrote each of these lines. The ledger's commits are made by GitHub itself, so no runner's clock
 * has a say in it. Throws `LEDGER_UNREADABLE` where a line has no date.
 *
 * @param repository `owner/name`
 */
export async function readBlamedDates(
  github: GitHub,
  repository: string,
  at: string,
  path: string,
  lineNumbers: readonly number[],
  patience: Patience,
): Promise<ReadonlyMap<number, Date>> {
  const [owner = '', name = ''] = repository.split('/');
  const answer = await github.graphql(blameQuery, { owner, name, at, path }, patience);
  const wanted = { repository, access: 'read' } as const;
  if (answer.kind !== 'value') throw stopFor(answer, wanted);
  const found = expectShape(blameShape, answer.value).repository;
  if (found === null) throw stopFor(repositoryMissing, wanted);
  const ranges = found.object?.blame.ranges ?? [];
  return new Map(
    lineNumbers.map((line) => {
      const range = ranges.find(
        ({ startingLine, endingLine }) => startingLine <= line && line <= endingLine,
      );
      if (range === undefined)
        throw stopUnreadable(`GitHub has no date for line ${line} of ${path} at commit ${at}`);
      return [line, new Date(range.commit.committedDate)];
    }),
  );
}
