import * as v from 'valibot';
import type { GitHub, Patience } from '../github/github.ts';
import { expectShape, stopFor, stopUnreadable } from '../artifact-records/reading-stops.ts';

/** GitHub: Pagination. */
export const rowsOfPage = 100;

/** A page of 100 artifacts or runs is a few hundred kB. */
const longestPageBytes = 16 * 1024 * 1024;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** How often to read a list from its start when its pages do not fit together. */
const triesOfList = 3;

export interface PagedList<Row> {
  /** From the API's root, with `per_page` but without `page` in its query. */
  readonly path: string;
  /** The member of the answer that holds the rows. */
  readonly member: string;
  readonly row: v.GenericSchema<unknown, Row>;
  /** The most rows to read. */
  readonly mostRows: number;
  /**
   * Whether no later page can hold anything of interest. Without it the list is read to its end.
   */
  readonly isEnough?: (rows: readonly Row[]) => boolean;
}

export interface Pages<Row> {
  /** Each id once, as GitHub listed them. */
  readonly rows: readonly Row[];
  readonly githubNow: Date | null;
  /** How many answers they came in. */
  readonly answers: number;
}

/**
 * All pages of a list. If something is added or deleted between two pages, a row shows twice or not
 * at all. So the pages must agree on how many rows there are, and add up to that. Null if GitHub
 * knows no such list (404). Throws `LEDGER_UNREADABLE` and `LEDGER_FORBIDDEN`.
 */
export async function readPages<Row extends { readonly id: number }>(
  github: GitHub,
  list: PagedList<Row>,
  patience: Patience,
): Promise<Pages<Row> | null> {
  let answers = 0;
  for (let tried = 1; tried <= triesOfList; tried += 1) {
    const found = await readOnce(github, list, patience);
    if (found === null) return null;
    answers += found.answers;
    if (found.isWhole) return found;
  }
  throw stopUnreadable(
    `the pages of GitHub's list do not fit together, in ${triesOfList} tries (${answers} pages)`,
  );
}

async function readOnce<Row extends { readonly id: number }>(
  github: GitHub,
  list: PagedList<Row>,
  patience: Patience,
): Promise<(Pages<Row> & { readonly isWhole: boolean }) | null> {
  const rows = new Map<number, Row>();
  let firstTotal: number | null = null;
  for (let page = 1; ; page += 1) {
    const answer = await readPage(github, list, page, patience);
    if (answer === null) return null;
    firstTotal ??= answer.total;
    for (const row of answer.rows) rows.set(row.id, row);
    const result = { rows: [...rows.values()], githubNow: answer.githubNow, answers: page };
    if (answer.total !== firstTotal) return { ...result, isWhole: false };
    if (list.isEnough?.(result.rows) === true) return { ...result, isWhole: true };
    if (answer.rows.length < rowsOfPage || rows.size >= answer.total)
      return { ...result, isWhole: rows.size === answer.total };
    if (rows.size > list.mostRows)
      throw stopUnreadable(`GitHub's list has no end within ${list.mostRows} rows`);
  }
}

async function readPage<Row>(
  github: GitHub,
  list: PagedList<Row>,
  page: number,
  patience: Patience,
): Promise<{ rows: Row[]; total: number; githubNow: Date | null } | null> {
  const path = `${list.path}&page=${page}`;
  const call = { method: 'GET', path, longestAnswerBytes: longestPageBytes } as const;
  const answer = await github.rest(call, patience);
  if (answer.kind === 'errors' && answer.errors.some(({ status }) => status === 404)) return null;
  if (answer.kind !== 'value') throw stopFor(answer);
  const { total_count: total } = expectShape(v.object({ total_count: count }), answer.value);
  if (total > list.mostRows && list.isEnough === undefined)
    throw stopUnreadable(`GitHub lists ${total} of them, and ${list.mostRows} is the most`);
  const shape = v.object({ [list.member]: v.pipe(v.array(list.row), v.maxLength(rowsOfPage)) });
  const rows = expectShape(shape, answer.value)[list.member] ?? [];
  return { rows, total, githubNow: answer.date };
}
