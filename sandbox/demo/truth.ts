import { strict as assert } from 'node:assert';
import type { Lab } from '../lab/lab.ts';
import { type ActionResult, endOf } from '../runner/run-action.ts';

/** Throws unless a run ended as expected; `expected` is `status, exit code`. */
export function assertEnd(result: ActionResult, expected: string): void {
  const message = `the run ended otherwise than it should:\n${result.log}`;
  assert.equal(endOf(result), expected, message);
}

/**
 * Throws unless Prolific's books, including everything accepted, say exactly this: cents for each
 * participant, in order.
 */
export function assertPaid(lab: Lab, expected: readonly (readonly number[])[]): void {
  const paid = lab.paid();
  const inOrder = lab.study.participants.map((id) => paid.get(id) ?? []);
  const padded = inOrder.map((_, at) => expected[at] ?? []);
  assert.deepEqual(inOrder, padded, 'Prolific has not paid what it should have paid');
}
