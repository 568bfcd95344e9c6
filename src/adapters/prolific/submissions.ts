import { ActionError } from '../../core/errors.ts';
import type { StudyId } from '../../core/ids.ts';
import type { SubmissionList } from '../../core/prolific/shows.ts';
import { plural } from '../../core/text/plural.ts';
import { readShape } from './answers.ts';
import { PagesAhead } from './pages-ahead.ts';
import { type Page, pageShape, type Row } from './submission-shapes.ts';
import { dateOf } from '../http/retries.ts';
import { addressOf, ask, bodyOf, type SharedConnection } from './requests.ts';

/** How many submissions to request at once; Prolific may return fewer. */
const pageSize = 1_000;
/** The most pages of one reading: 40,000 submissions at Prolific's usual 20 a page. */
const mostPages = 2_000;
/** How often to read the whole list while it changes. */
const mostReadings = 5;

const path = 'api/v1/submissions/';
const endpoint = `GET /${path}`;

/** A page with the time at which it came, by Prolific's clock. */
type DatedPage = Page & { readonly readAt: Date | null };

/** One reading of all pages, from the first to the last. */
interface Reading {
  readonly rows: ReadonlyMap<string, Row>;
  readonly pages: number;
  /** Whether a row came twice, as it does when the pages shift. */
  readonly isShifted: boolean;
  /** The totals that the first and the last page stated. */
  readonly firstCount: number | null;
  readonly lastCount: number | null;
  /** When the first page came, by Prolific's clock. */
  readonly startedAt: Date | null;
}

/**
 * All submissions of a study, each once. When somebody submits during the reading, others move from
 * one page to the next, so the list is read again until nobody can have been missed. Throws
 * `PROLIFIC_UNREACHABLE` if that never succeeds.
 */
export async function listSubmissions(
  connection: SharedConnection,
  study: StudyId,
): Promise<SubmissionList> {
  const all = new Map<string, Row>();
  let readAt: Date | null = null;
  for (let nth = 1; nth <= mostReadings; nth += 1) {
    const known = all.size;
    const reading = await readPages(connection, study);
    if (nth === 1) readAt = reading.startedAt;
    for (const [id, row] of reading.rows) all.set(id, row);
    const hasGrown = all.size > known;
    if (isWhole(reading, { isFirst: nth === 1, isLast: nth === mostReadings, hasGrown })) {
      const submissions = [...all.values()].flatMap(({ submission }) => submission ?? []);
      return { submissions, readAt };
    }
  }
  throw new ActionError(
    'PROLIFIC_UNREACHABLE',
    `Prolific's list of submissions (${endpoint}) could not be read completely in ${mostReadings} tries: ${plural(all.size, 'submission was', 'submissions were')} seen.`,
    'Run the workflow again when fewer people are taking part in the study.',
  );
}

function isWhole(
  reading: Reading,
  { isFirst, isLast, hasGrown }: { isFirst: boolean; isLast: boolean; hasGrown: boolean },
): boolean {
  const { rows, firstCount, lastCount } = reading;
  if (lastCount !== null) {
    if (rows.size >= lastCount && !reading.isShifted && firstCount === lastCount) return true;
    // The last reading need not include people who came during it, but it must include everybody
    // before them.
    return isLast && rows.size >= (firstCount ?? lastCount);
  }
  // Without a count, a single page cannot shift, and several pages must be the same twice.
  return reading.pages === 1 || (!isFirst && !hasGrown);
}

/** Reads page by page; if the first page states the total, the next ones are requested ahead. */
async function readPages(connection: SharedConnection, study: StudyId): Promise<Reading> {
  const ahead = new PagesAhead({
    addressOf: (nth) => numberedPage(connection, study, nth),
    read: (url, isFirst) => readPage(connection, url, isFirst),
    atMost: mostPages,
  });
  try {
    return await followPages(connection, study, ahead);
  } finally {
    await ahead.ended();
  }
}

async function followPages(
  connection: SharedConnection,
  study: StudyId,
  ahead: PagesAhead<DatedPage>,
): Promise<Reading> {
  const rows = new Map<string, Row>();
  const asked = new Set<string>();
  let isShifted = false;
  let firstCount: number | null = null;
  let lastCount: number | null = null;
  let startedAt: Date | null = null;
  let url = numberedPage(connection, study, 1);
  for (let pages = 1; pages <= mostPages; pages += 1) {
    asked.add(url.href);
    const page = await ahead.read(url, pages);
    if (page === null) return { rows, pages, isShifted, firstCount, lastCount, startedAt };

    const known = rows.size;
    for (const row of page.rows) rows.set(row.id, row);
    const added = rows.size - known;
    if (pages === 1) {
      firstCount = page.count;
      startedAt = page.readAt;
    }
    // Pages requested side by side may each show a different moment.
    isShifted ||= added < page.rows.length || page.count !== firstCount;
    lastCount = page.count;

    const linked = followable(page, url, asked);
    const isEnd =
      page.rows.length === 0 ||
      (linked === null && (added === 0 || (page.count !== null && rows.size >= page.count)));
    if (isEnd) return { rows, pages, isShifted, firstCount, lastCount, startedAt };
    url = linked ?? numberedPage(connection, study, pages + 1);
    if (pages === 1) ahead.expect(page.count, page.rows.length, url);
  }
  throw new ActionError(
    'PROLIFIC_UNREACHABLE',
    `Prolific's list of submissions (${endpoint}) does not end: ${mostPages} pages were read.`,
    'Please report it: nobody has tried a study of this size yet.',
  );
}

function numberedPage(connection: SharedConnection, study: StudyId, page: number): URL {
  const url = addressOf(connection, path);
  url.search = new URLSearchParams({
    study,
    page: String(page),
    page_size: String(pageSize),
  }).toString();
  return url;
}

/** Null past the end, which is an empty page or 404. */
async function readPage(
  connection: SharedConnection,
  url: URL,
  isFirst: boolean,
): Promise<DatedPage | null> {
  const call = { method: 'GET', url, endpoint } as const;
  const answer = await ask(connection, call);
  if (answer.status === 404 && !isFirst) return null;
  const page = readShape(pageShape, bodyOf(connection, call, answer), endpoint, connection);
  return { ...page, readAt: dateOf(answer) };
}

/**
 * The link to the next page, if it is new and leads to the list of the same study: so the token
 * goes nowhere else, nobody from another study is taken for one of this study, and the reading
 * never loops.
 */
function followable(page: Page, from: URL, asked: ReadonlySet<string>): URL | null {
  if (page.next === null) return null;
  const next = URL.parse(page.next, from.href);
  if (next === null || next.origin !== from.origin || next.pathname !== from.pathname) return null;
  const study = from.searchParams.get('study');
  if (next.searchParams.getAll('study').join() !== study) return null;
  return asked.has(next.href) ? null : next;
}
