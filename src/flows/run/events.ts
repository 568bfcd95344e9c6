import type { BulkId } from '../../core/ids.ts';
import type { BulkPayment } from '../../core/ledger/fold.ts';
import type { LedgerEvent, RunName } from '../../core/ledger/lines.ts';
import { addCents, renderCents, renderCount } from '../../core/money.ts';
import { plural } from '../../core/text/plural.ts';
import type { Run } from './run.ts';

/** What every event of the ledger begins with: version, a fresh id, the time and the run. */
export function stamp<T extends string>(
  run: Run,
  type: T,
  bulk: BulkId,
): { v: 1; id: string; at: string; type: T; run: RunName; bulk: BulkId } {
  const { clock, newId } = run.ports;
  return {
    v: 1,
    id: newId(),
    at: new Date(clock.nowMs()).toISOString(),
    type,
    run: run.name,
    bulk,
  };
}

export function settledEvents(run: Run, proven: readonly BulkPayment[]): LedgerEvent[] {
  return proven.map(({ claim }) => stamp(run, 'settled', claim.bulk));
}

/** The most bulk payments that one commit message names. */
const namesAtMost = 20;

/**
 * First line of a commit message: what happened to which bulk payment, how many bonuses, how much.
 * No ids of people.
 */
export function subjectOf(
  type: LedgerEvent['type'],
  bulks: readonly Pick<BulkPayment, 'claim'>[],
): string {
  const count = bulks.reduce((sum, { claim }) => sum + claim.bonuses.length, 0);
  const amount = renderCents(addCents(bulks.map(({ claim }) => claim.amount)));
  const [currency = ''] = bulks.map(({ claim }) => claim.currency);
  const more = bulks.length - namesAtMost;
  const names = [
    ...bulks.slice(0, namesAtMost).map(({ claim }) => claim.bulk),
    ...(more > 0 ? [`${renderCount(more)} more`] : []),
  ].join(', ');
  return `${type} ${names}: ${plural(count, 'bonus', 'bonuses')}, ${amount} ${currency}`;
}
