import * as v from 'valibot';
import type { RepositoryName } from '../../core/inputs/places.ts';
import type { GitHub, Patience } from '../github/github.ts';
import { graphqlDocument } from '../github/graphql-document.ts';
import { parseJson } from '../../core/text/parse-json.ts';
import type { Head } from '../ledger/known-ledger.ts';
import { readRepository } from '../github/read-repository.ts';
import { stopUnreadable } from '../ledger/stops.ts';

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
 * GitHub's date of the commit that wrote each of these events. GitHub itself makes the ledger's
 * commits, so no runner's clock matters. Throws `LEDGER_UNREADABLE` if an event is not known to be
 * there, or has no date.
 *
 * @param repository `owner/name`
 * @param position a commit at which the file is known; null if there is none
 */
export async function readEventDates(
  github: GitHub,
  repository: RepositoryName,
  position: { readonly head: Head; readonly text: string } | null,
  path: string,
  eventIds: readonly string[],
  patience: Patience,
): Promise<ReadonlyMap<string, Date>> {
  const lines = lineNumbersOf(position?.text ?? '', eventIds);
  const head = position?.head ?? null;
  if (head === null || eventIds.some((id) => !lines.has(id)))
    throw stopUnreadable(
      `no line of ${path} is known to be one of the events ${eventIds.join(', ')}`,
    );
  const asked = { query: blameQuery, variables: { at: head, path }, shape: blameShape };
  const found = await readRepository(github, repository, asked, patience);
  const ranges = found.repository.object?.blame.ranges ?? [];
  return new Map(
    [...lines].map(([id, line]) => {
      const range = ranges.find(
        ({ startingLine, endingLine }) => startingLine <= line && line <= endingLine,
      );
      if (range === undefined)
        throw stopUnreadable(`GitHub has no date for line ${line} of ${path} at commit ${head}`);
      return [id, new Date(range.commit.committedDate)];
    }),
  );
}

/** The line of each of these events, counted from 1. */
function lineNumbersOf(text: string, eventIds: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const [index, line] of text.split('\n').entries()) {
    // An id inside somebody's reason is not an event with that id.
    const id = eventIds.some((one) => line.includes(one)) ? idOf(line) : undefined;
    if (id !== undefined && eventIds.includes(id)) found.set(id, index + 1);
  }
  return found;
}

function idOf(line: string): string | undefined {
  const parsed = v.safeParse(v.object({ id: v.string() }), parseJson(line));
  return parsed.success ? parsed.output.id : undefined;
}
