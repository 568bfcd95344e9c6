import type { Finding } from '../../core/errors.ts';
import { renderCents, renderCount } from '../../core/money.ts';
import { plural } from '../../core/text/plural.ts';
import { renderChoices, renderWhyInDoubt } from '../../core/ledger/resolution.ts';
import type { OpenBulk } from '../../core/ledger/open.ts';
import { addFindings, addWarning, type Run } from './run.ts';

/** What a run says about bulk payments that are still open. */

/**
 * Reports what is still open: `PAYMENT_IN_DOUBT` for what stops payments, a warning for what only
 * takes time. True if something is in doubt.
 */
export function reportDoubts(run: Run): boolean {
  const doubts = run.record.open.filter(({ inDoubt }) => inDoubt);
  addFindings(
    run,
    doubts.map((open) => doubtFinding(run, open)),
  );
  for (const open of run.record.open) if (!open.inDoubt) warnUnsettled(run, open);
  return doubts.length > 0;
}

function doubtFinding(run: Run, open: OpenBulk): Finding {
  const { claim } = open.bulk;
  const { lines, later } = renderChoices(open, run.ports.clock.nowMs());
  const choices = lines.map((line) => `\`${line}\``).join(' or ');
  return {
    kind: 'error',
    code: 'PAYMENT_IN_DOUBT',
    message: `Bulk payment ${claim.bulk} (${plural(claim.bonuses.length, 'bonus', 'bonuses')}, ${renderCents(claim.amount)} ${claim.currency}, "${claim.batch}") ${renderWhyInDoubt(open)}. Claimed ${ageOf(open)}; ${arrivedOf(open)}.`,
    hint: `Nothing more is paid in these studies until this is known. Run again later: a run finds money that has arrived. Or look at the study's bonuses at Prolific and say what you saw, on a manual run, with \`answer\`: ${choices}.${later === null ? '' : ` ${later}`}`,
  };
}

function warnUnsettled(run: Run, open: OpenBulk): void {
  const { claim, state } = open.bulk;
  const how = state.kind === 'accepted' ? 'was accepted by Prolific' : 'was resolved as paid';
  addWarning(
    run,
    `Bulk payment ${claim.bulk} ${how}, but Prolific does not show all of it yet: ${arrivedOf(open)}. The next run looks again.`,
  );
}

function arrivedOf({ arrived, bulk }: OpenBulk): string {
  const count = bulk.claim.bonuses.length;
  return arrived === null
    ? 'whether any of it arrived could not be seen'
    : `${renderCount(arrived.size)} of ${plural(count, 'bonus has', 'bonuses have')} arrived`;
}

function ageOf({ ageMs, bulk }: OpenBulk): string {
  if (ageMs === null) return `at ${bulk.claim.at}`;
  const minutes = Math.floor(ageMs / 60_000);
  if (minutes < 120) return `${plural(minutes, 'minute')} ago`;
  return minutes < 48 * 60
    ? `${Math.floor(minutes / 60)} hours ago`
    : `${Math.floor(minutes / 1_440)} days ago`;
}
