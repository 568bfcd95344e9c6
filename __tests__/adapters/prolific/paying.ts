import type { BulkId } from '../../../src/core/ids.ts';
import type { PayOutcome } from '../../../src/core/prolific/shows.ts';
import type { Fault } from '../../../sandbox/server/faults.ts';
import { connectSandbox, impatient, setUpTwo } from './connection.ts';

/** There is always time. */
export const always = (): boolean => true;

/** What no sandbox knows. */
export const bulkId = 'bulk-1' as BulkId;
export const person = '5f0c9a7b1d2e3f4a5b6c43f8';
/** What is inside an error of Prolific. */
export const inner = {
  status: 400,
  error_code: 400_100,
  title: 'Bad request',
  detail: `No ${person} here`,
};
export const wrapped = { error: inner };

/** Pays a bulk payment of the sandbox that meets these faults. */
export async function payWith(
  faults: readonly Fault[],
): Promise<{ outcome: PayOutcome; requests: number; payCalls: number }> {
  const hangs = faults.some(({ kind }) => kind.startsWith('hang'));
  const connected = await connectSandbox({}, hangs ? impatient : {});
  const { bulk } = await setUpTwo(connected);
  for (const fault of faults) connected.server.script('pay', 1, fault);
  const outcome = await connected.prolific.payBulk(bulk, always);
  const { server } = connected;
  return { outcome, requests: server.countOf('pay'), payCalls: server.money.payCalls(bulk) };
}

export const answering = (
  status: number,
  body?: unknown,
  headers: Record<string, string> = {},
): Fault => ({
  kind: 'status',
  answer: { status, body, headers },
});
