import type { Answer } from '../../../sandbox/server/faults.ts';

/** The id of the n-th submission. */
export function idOf(nth: number): string {
  return nth.toString(16).padStart(24, '0');
}

/** The n-th submission as Prolific's list shows it. */
export function row(nth: number, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: idOf(nth),
    participant_id: idOf(1_000 + nth),
    status: 'APPROVED',
    started_at: '2025-01-06T09:00:00Z',
    has_siblings: false,
    ...changes,
  };
}

/** One page of the list. */
export function page(results: unknown[], more: Record<string, unknown> = {}): Answer {
  return { status: 200, body: { results, ...more } };
}
