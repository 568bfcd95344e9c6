import * as v from 'valibot';
import { type PersonalId, parsePersonalId } from '../../core/ids.ts';
import type { ReadSubmission, Submission } from '../../core/prolific/shows.ts';
import { amountShape } from './answers.ts';

/** A row of the list. */
export interface Row {
  readonly id: string;
  /**
   * Null if no CSV could name the participant (a deleted account, an id of another kind): no bonus
   * can be meant for them, and what they received says nothing about others.
   */
  readonly submission: Submission | null;
}

/** One page of submissions. */
export interface Page {
  readonly rows: readonly Row[];
  /** The address of the next page; null if the page names none. */
  readonly next: string | null;
  /** The total number of submissions that it states; null if it states none. */
  readonly count: number | null;
}

const fields = {
  id: v.string(),
  // The list calls it `participant_id`, the submission itself `participant`.
  participant: v.nullish(v.string()),
  participant_id: v.nullish(v.string()),
  // The filters of the same API write `SCREENED_OUT`.
  status: v.pipe(
    v.string(),
    v.transform((text) => text.toUpperCase().replaceAll('_', ' ')),
  ),
  completed_at: v.optional(v.unknown()),
};

const rowShape: v.GenericSchema<unknown, Row> = v.pipe(
  // Undocumented here: used if it is an array of numbers, otherwise not known.
  v.looseObject({
    ...fields,
    bonus_payments: v.fallback(v.nullish(v.array(amountShape), null), null),
  }),
  v.rawTransform(({ dataset: { value }, addIssue, NEVER }): Row => {
    if (value.participant === undefined && value.participant_id === undefined) {
      addIssue({ message: 'no `participant_id`' });
      return NEVER;
    }
    const participant = participantOf(value);
    if (participant === null) return { id: value.id, submission: null };
    const id = parsePersonalId(value.id);
    if (id === null) {
      // Skipping the row would hide what this participant has received.
      addIssue({ message: '`id` is not 24 hex characters' });
      return NEVER;
    }
    return { id, submission: submissionOf(id, participant, value) };
  }),
);

/** Prolific: Retrieve a submission. `bonus_payments` may be null or absent if nothing was paid. */
export const submissionShape: v.GenericSchema<unknown, ReadSubmission> = v.pipe(
  v.looseObject({ ...fields, bonus_payments: v.nullish(v.array(amountShape), []) }),
  v.rawTransform(({ dataset: { value }, addIssue, NEVER }): ReadSubmission => {
    const participant = participantOf(value);
    const id = parsePersonalId(value.id);
    if (id !== null && participant !== null) return submissionOf(id, participant, value);
    addIssue({ message: `\`${id === null ? 'id' : 'participant'}\` is not 24 hex characters` });
    return NEVER;
  }),
);

/**
 * Prolific: List submissions. `_links` and `meta` are undocumented: used if they look as observed.
 */
export const pageShape: v.GenericSchema<unknown, Page> = v.pipe(
  v.looseObject({
    results: v.array(rowShape),
    _links: v.fallback(v.looseObject({ next: v.looseObject({ href: v.string() }) }), {
      next: { href: '' },
    }),
    meta: v.fallback(v.looseObject({ count: v.nullable(v.pipe(v.number(), v.safeInteger())) }), {
      count: null,
    }),
  }),
  v.transform(({ results, _links: { next }, meta: { count } }) => ({
    rows: results,
    next: next.href === '' ? null : next.href,
    count,
  })),
);

interface Named {
  readonly participant?: string | null | undefined;
  readonly participant_id?: string | null | undefined;
}

function participantOf(value: Named): PersonalId | null {
  return parsePersonalId(value.participant ?? value.participant_id ?? '');
}

function submissionOf<Received extends readonly number[] | null>(
  id: PersonalId,
  participant: PersonalId,
  value: {
    readonly status: string;
    readonly completed_at?: unknown;
    readonly bonus_payments: Received;
  },
): Submission & { readonly received: Received } {
  return {
    id,
    participant,
    status: value.status,
    completedAt: parseTime(value.completed_at),
    received: value.bonus_payments,
  };
}

/**
 * Null if it is not a time, which counts as an unknown time. A time without an offset is in UTC
 * (Prolific: Retrieve a submission).
 */
function parseTime(value: unknown): Date | null {
  if (typeof value !== 'string') return null;
  const hasOffset = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(value);
  const time = new Date(hasOffset ? value : `${value}Z`);
  return Number.isNaN(time.getTime()) ? null : time;
}
