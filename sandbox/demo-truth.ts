import { strict as assert } from 'node:assert';
import type { Lab } from './lab.ts';
import type { ActionResult } from './run-action.ts';

/** Throws unless a run ended so; `expected` is `status, exit code`. */
export function assertEnd({ outputs, exitCode, log }: ActionResult, expected: string): void {
  const end = `${outputs['status'] ?? 'no status'}, exit ${exitCode ?? 'none'}`;
  assert.equal(end, expected, `the run ended otherwise than it should:\n${log}`);
}

/**
 * Throws unless Prolific's books, with everything that was accepted, say exactly this: cents for each participant, in their order.
 */
export function assertPaid(lab: Lab, expected: readonly (readonly number[])[]): void {
  const paid = lab.paid();
  const inOrder = lab.study.participants.map((id) => paid.get(id) ?? []);
  const padded = inOrder.map((_, at) => expected[at] ?? []);
  assert.deepEqual(inOrder, padded, 'Prolific has not paid what it should have paid');
}
