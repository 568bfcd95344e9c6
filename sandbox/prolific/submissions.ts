import type { Answer } from '../server/faults.ts';
import { bareError, notFound } from './answers.ts';
import type { Study, Submission } from './people.ts';

/** How much of the frame around a list is there; `foreign-next` points to another origin. */
export type ListShape =
  | 'full'
  | 'next-absent'
  | 'no-links'
  | 'no-meta'
  | 'results-only'
  | 'foreign-next';

/** How this Prolific shows submissions; a test may change any of it at any time. */
export interface SubmissionManner {
  listShape: ListShape;
  listOrder: 'oldest-first' | 'newest-first';
  /** The most submissions on a page, whatever was asked for. */
  maxPageSize: number;
  /** Whether lists say what was paid; `empty`: they say `[]` of everybody. */
  listHasBonuses: boolean | 'empty';
  /** `documented` is `participant_id` in lists and `participant` in the submission itself. */
  participantKey: 'documented' | 'swapped' | 'both';
  /** What `bonus_payments` is where nothing was paid. */
  noBonuses: 'empty' | 'null' | 'absent';
  /** What `bonus_payments` shows instead of the truth. */
  bonusesInstead: ((cents: readonly number[], submission: Submission) => unknown) | null;
  /** Runs when a page has been answered, before the next is asked for. */
  afterPage: (page: number) => void;
}

export const usualManner: SubmissionManner = {
  listShape: 'full',
  listOrder: 'oldest-first',
  maxPageSize: 1000,
  listHasBonuses: false,
  participantKey: 'documented',
  noBonuses: 'empty',
  bonusesInstead: null,
  afterPage: () => undefined,
};

/** What a request may know: bonuses in cents, in the order of payment. */
export interface SubmissionFacts {
  shownOn: (submission: Submission) => number[];
  hasSiblings: (submission: Submission) => boolean;
}

type Fields = Record<string, unknown>;

const defaultPageSize = 20;

function participantOf(
  one: Submission,
  manner: SubmissionManner,
  place: 'list' | 'detail',
): Fields {
  const withId = { participant_id: one.participant };
  const without = { participant: one.participant };
  if (manner.participantKey === 'both') return { ...withId, ...without };
  return (manner.participantKey === 'documented') === (place === 'list') ? withId : without;
}

function bonusesOf(one: Submission, manner: SubmissionManner, facts: SubmissionFacts): Fields {
  const cents = facts.shownOn(one);
  if (manner.bonusesInstead !== null) {
    return { bonus_payments: manner.bonusesInstead(cents, one) };
  }
  if (cents.length > 0 || manner.noBonuses === 'empty') return { bonus_payments: cents };
  return manner.noBonuses === 'null' ? { bonus_payments: null } : {};
}

/** One submission by itself. */
export function submissionAnswer(
  one: Submission,
  manner: SubmissionManner,
  facts: SubmissionFacts,
): Answer {
  const body = {
    id: one.id,
    ...participantOf(one, manner, 'detail'),
    study_id: one.study,
    parent_study_id: null,
    status: one.status,
    started_at: one.startedAt.toISOString(),
    completed_at: one.completedAt?.toISOString() ?? null,
    entered_code: one.completedAt === null ? null : 'C0MPLET3',
    return_requested: null,
    ...bonusesOf(one, manner, facts),
  };
  return { status: 200, body };
}

function listedBonuses(one: Submission, manner: SubmissionManner, facts: SubmissionFacts): Fields {
  if (manner.listHasBonuses === 'empty') return { bonus_payments: [] };
  return manner.listHasBonuses ? bonusesOf(one, manner, facts) : {};
}

function listed(one: Submission, manner: SubmissionManner, facts: SubmissionFacts): Fields {
  return {
    id: one.id,
    ...participantOf(one, manner, 'list'),
    status: one.status,
    started_at: one.startedAt.toISOString(),
    completed_at: one.completedAt?.toISOString() ?? null,
    has_siblings: facts.hasSiblings(one),
    study_code: one.completedAt === null ? null : 'C0MPLET3',
    return_requested: null,
    ...listedBonuses(one, manner, facts),
  };
}

function numberIn(url: URL, name: string, usual: number): number | null {
  const text = url.searchParams.get(name);
  if (text === null) return usual;
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

function frame(url: URL, page: number, pages: number, shape: ListShape): Fields {
  const link = (title: string, to: number): { href: string | null; title: string } => {
    if (to < 1 || to > pages) return { href: null, title };
    const target = new URL(url);
    target.searchParams.set('page', String(to));
    if (shape === 'foreign-next') target.hostname = 'localhost.invalid';
    return { href: target.href, title };
  };
  if (shape === 'results-only' || shape === 'no-links') return {};
  const next = link('Next', page + 1);
  const links = { self: link('Self', page), previous: link('Previous', page - 1) };
  const hasNext = next.href !== null || shape !== 'next-absent';
  return { _links: { ...links, ...(hasNext ? { next } : {}), last: link('Last', pages) } };
}

/** One page of a study's submissions; a page past the end is 404, as Django's paginator answers. */
export function submissionsAnswer(
  study: Study,
  url: URL,
  manner: SubmissionManner,
  facts: SubmissionFacts,
): Answer {
  const page = numberIn(url, 'page', 1);
  const asked = numberIn(url, 'page_size', defaultPageSize);
  const size = Math.min(asked ?? defaultPageSize, manner.maxPageSize);
  const all = [...study.submissions];
  if (manner.listOrder === 'newest-first') all.reverse();
  const pages = Math.max(1, Math.ceil(all.length / size));
  if (page === null || page > pages) return bareError(notFound('This page'));

  const results = all
    .slice((page - 1) * size, page * size)
    .map((one) => listed(one, manner, facts));
  const { listShape } = manner;
  const meta =
    listShape === 'results-only' || listShape === 'no-meta' ? {} : { meta: { count: all.length } };
  const answer = {
    status: 200,
    body: { results, ...frame(url, page, pages, listShape), ...meta },
  };
  manner.afterPage(page);
  return answer;
}
