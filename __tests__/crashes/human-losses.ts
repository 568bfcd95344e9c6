import type { ActionResult } from '../../sandbox/runner/run-action.ts';
import { codesSaid, readDigest } from './human.ts';
import type { Scene } from './scene.ts';

/**
 * Somebody whom a run tells that records of the ledger may be gone, and who knows only that, and
 * what Prolific's page shows.
 */

/** What that somebody does. */
export type LossReaction =
  /** A re-run says that it never pays: it takes a new one. */
  | { kind: 'new run' }
  | { kind: 'wait'; ms: number }
  /** These people's money is on the page, so they are removed from the file. */
  | { kind: 'take out'; people: string[] }
  /** The page shows nobody's money, so the plan is approved as it is. */
  | { kind: 'approve'; digest: string }
  | { kind: 'at a loss'; why: string };

/**
 * What is asked where records are gone: whether they are, and about money that no record explains.
 */
const aboutLosses = ['ALREADY_BONUSED', 'LEDGER_LOST'];

export function reactToLoss({ lab, clock, people }: Scene, result: ActionResult): LossReaction {
  const codes = codesSaid(result);
  const others = codes.filter((code) => ![...aboutLosses, 'EVENT_NOT_ALLOWED'].includes(code));
  if (codes.length === 0 || others.length > 0)
    return { kind: 'at a loss', why: `stopped by ${codes.join(', ') || 'nothing'}` };
  if (codes.includes('EVENT_NOT_ALLOWED')) return { kind: 'new run' };
  const [until] = result.annotations.flatMap(
    ({ message }) => /Run again after (\S+Z), look/.exec(message)?.[1] ?? [],
  );
  if (until !== undefined) return { kind: 'wait', ms: Date.parse(until) - clock.nowMs() + 1_000 };
  const paid = people.filter((id) => lab.prolific.money.shownTo(id, lab.study.id).length > 0);
  if (paid.length > 0) return { kind: 'take out', people: paid };
  const digest = readDigest(result);
  return digest === null
    ? { kind: 'at a loss', why: 'asked, and no digest is offered' }
    : { kind: 'approve', digest };
}
