import { chunkDue } from '../core/plan/drafts.ts';
import { checkBalance } from '../core/checks/limits.ts';
import { addCents, renderCents } from '../core/money.ts';
import type { Plan } from '../core/plan/due.ts';
import type { Balance } from '../core/prolific/shows.ts';
import { estimateDue } from '../core/record/costs.ts';
import { reportDoubts } from './run/doubts.ts';
import { endAs, type Ending } from './run/endings.ts';
import { readView } from './run/ledger-view.ts';
import { prepare, type Prepared } from './prepare.ts';
import { addFindings, addWarning, type Run } from './run/run.ts';
import { setUpChunk } from './payment/set-up-draft.ts';

/**
 * `mode: plan`: everything that `pay` would check, with nothing changed in the ledger and nothing
 * paid.
 */
export async function plan(run: Run): Promise<Ending> {
  const prepared = await prepare(run, await readView(run));
  noteUnchecked(run, prepared);
  if (prepared.kind === 'ended') return prepared;
  if (!isBroken(run)) await quoteAndCheckBalance(run, prepared);
  reportDoubts(run);
  return endAs(isBroken(run) ? 'blocked' : 'planned');
}

function isBroken({ record }: Run): boolean {
  return record.findings.some(({ kind }) => kind === 'error');
}

function noteUnchecked(run: Run, prepared: Prepared | Ending): void {
  if (run.asksProlific) return;
  const { unchecked } = run.record;
  if (run.record.open.length > 0) unchecked.push('Whether earlier bulk payments have arrived.');
  if (prepared.kind === 'ended' || prepared.plan.due.length === 0) return;
  unchecked.push(
    'Whether these people took part in the study, and whether a person is in a batch twice.',
  );
  unchecked.push('What these people have already received at Prolific.');
  unchecked.push("The study's currency, and the workspace's balance.");
}

/** Only a set-up tells fees and VAT. The drafts pay nothing; they are set up one at a time. */
async function quoteAndCheckBalance(
  run: Run,
  { view, plan: due, checked }: Prepared,
): Promise<void> {
  const { settings, record, ports } = run;
  const [survey] = checked.surveys.values();
  if (survey === undefined) return;
  if (settings.quote) {
    for (const chunk of chunkDue(due)) await setUpChunk(run, view, chunk, survey.currency);
    ports.log.line('These bulk payments are drafts: nothing is paid by setting them up.');
  }
  if (settings.workspaceId === null) return;
  const balance = await ports.prolific.readBalance(settings.workspaceId);
  record.balance = balance;
  const totalCents = settings.quote
    ? record.bulks.reduce((sum, bulk) => sum + bulk.totalCents, 0)
    : addCents(due.due.map(({ amount }) => amount));
  const findings = checkBalance(totalCents, survey.currency, balance);
  addFindings(run, findings);
  if (!settings.quote && findings.length === 0) compareEstimate(run, due, balance);
}

/**
 * Without a quote, fees and VAT are an estimate. If the balance may not cover them, that is a
 * warning; the payment checks it exactly.
 */
function compareEstimate(run: Run, { due }: Plan, balance: Balance): void {
  const estimate = estimateDue(run.record, due);
  if (estimate === null)
    run.record.unchecked.push(
      'Whether the balance covers fees and VAT too: set `quote: true` to see them.',
    );
  else if (balance.available < estimate.totalCents)
    addWarning(
      run,
      `The workspace has ${renderCents(balance.available)} ${balance.currency} available, and with fees and VAT these bonuses cost about ${renderCents(estimate.totalCents)} ${balance.currency}. Top it up before they are paid.`,
    );
}
