import type { Lab } from '../../sandbox/lab/lab.ts';
import type { ActionResult } from '../../sandbox/runner/run-action.ts';

/**
 * Somebody who knows only what a run's summary says and what Prolific's page shows, and does what
 * the summary offers.
 */

/** A bulk payment that a summary asks about, and the answers that it offers now. */
export interface Doubt {
  bulk: string;
  offered: ('paid' | 'not-paid')[];
}

/** The lines for `answer` that a summary offers, by bulk payment. */
export function readDoubts({ summary }: ActionResult): Doubt[] {
  const lines = summary.matchAll(/^(\S+)=(paid|not-paid): .+$/gm);
  const doubts = new Map<string, Doubt>();
  for (const [, bulk = '', outcome] of lines) {
    const doubt = doubts.get(bulk) ?? { bulk, offered: [] };
    doubt.offered.push(outcome === 'paid' ? 'paid' : 'not-paid');
    doubts.set(bulk, doubt);
  }
  return [...doubts.values()];
}

/**
 * How long the summary says to wait until `not-paid` is possible, in milliseconds from now; null
 * where it says nothing of the kind.
 */
function readWait({ summary }: ActionResult): number | null {
  const named = /\*\*Wait until (\d+ \w+ \d{4}, )?(\d\d:\d\d) UTC\.\*\*/.exec(summary);
  if (named === null) return null;
  // A run tells the time by the machine's clock, whatever the services' clock says, and leaves its
  // own day out.
  const [, day = new Date().toISOString().slice(0, 10), time = ''] = named;
  return Math.max(0, Date.parse(`${day.replace(',', '')} ${time} UTC`) - Date.now());
}

/** The digest that a summary offers for approval; null where it offers none. */
export function readDigest({ summary }: ActionResult): string | null {
  return /-f answer=([0-9a-f]{64})$/m.exec(summary)?.[1] ?? null;
}

/** The codes of all errors and questions that a run annotated. */
export function codesSaid({ annotations }: ActionResult): string[] {
  return annotations.flatMap(({ message }) => /^[A-Z]+_[A-Z_]+\b/.exec(message) ?? []);
}

/**
 * How many bonuses of a bulk payment Prolific's page shows at this moment. Nobody has another bonus
 * of the same amount.
 */
function countOnPage(lab: Lab, bulk: string): { shown: number; of: number } {
  const lines = lab.prolific.money.bulks.get(bulk)?.lines ?? [];
  const shown = lines.filter(({ to, cents }) =>
    lab.prolific.money.shownTo(to, lab.study.id).includes(cents),
  );
  return { shown: shown.length, of: lines.length };
}

/** What somebody does who was asked: answers with these lines, or waits so long and runs again. */
export type Reaction =
  | { kind: 'answer'; answer: string }
  | { kind: 'wait'; ms: number }
  | { kind: 'at a loss'; why: string };

/**
 * Answers from what the page shows at this moment, with the lines that the summary offers, or waits
 * as long as it says.
 */
export function react(lab: Lab, result: ActionResult): Reaction {
  const doubts = readDoubts(result);
  if (doubts.length === 0) return { kind: 'at a loss', why: 'in doubt, and nothing is offered' };
  const lines: string[] = [];
  for (const { bulk, offered } of doubts) {
    const { shown, of } = countOnPage(lab, bulk);
    const page = `Prolific's page shows ${shown} of ${of}`;
    if (shown === of) lines.push(`${bulk}=paid: ${page}`);
    else if (offered.includes('not-paid')) lines.push(`${bulk}=not-paid: ${page}`);
    else {
      const ms = readWait(result);
      return ms === null
        ? { kind: 'at a loss', why: `${page}, and the summary does not say how long to wait` }
        : { kind: 'wait', ms };
    }
  }
  return { kind: 'answer', answer: lines.join('\n') };
}
