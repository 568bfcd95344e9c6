import { type Chunk, chunkDue } from '../core/plan/drafts.ts';
import { ActionError, certain, unreachable } from '../core/errors.ts';
import { checkBalance } from '../core/checks/limits.ts';
import {
  endCancelled,
  type Ending,
  endPaid,
  endUnlooked,
  stopBeforePaying,
  stopBy,
} from './run/endings.ts';
import { type LedgerView, readView } from './run/ledger-view.ts';
import type { Chain, ChainEnd } from './payment/chain.ts';
import { payChain } from './payment/pay-chain.ts';
import type { SetUp } from '../core/record/run-record.ts';
import { prepare, type Prepared } from './prepare.ts';
import { reconcileOpen } from './reconcile.ts';
import { resolveBulks } from './resolving/resolve.ts';
import { addWarning, type Run } from './run/run.ts';
import { setUpChunk } from './payment/set-up-draft.ts';

/** How often a run may plan again because others wrote to its ledger meanwhile. */
const plansAtMost = 20;

/** `mode: pay`: pays what is due, each bonus once. */
export async function pay(run: Run): Promise<Ending> {
  const resolved = await resolveBulks(run, await readView(run));
  if (resolved.kind === 'ended') return resolved;
  let { view } = resolved;
  for (let plans = 0; plans < plansAtMost; plans += 1) {
    const chain = await prepareToPay(run, view);
    if (chain.kind === 'ended') return chain;
    const end = await payChain(run, chain);
    switch (end.kind) {
      case 'all':
        await lookAfterPaying(run, end);
        return endPaid(run);
      case 'ended':
        return end;
      case 'again':
        if (run.ports.clock.isCancelled()) return endCancelled(run);
        view = await readView(run);
        break;
      default:
        return unreachable(end);
    }
  }
  throw new ActionError(
    'LEDGER_CONFLICT',
    `Other runs changed the ledger ${plansAtMost} times while this one was about to pay.`,
    'Nothing more was paid. Run again when the others have ended.',
  );
}

/**
 * Everything is paid and recorded: a failure to check whether it arrived is a warning, and the next
 * run looks again.
 */
async function lookAfterPaying(
  run: Run,
  { view, watches }: Extract<ChainEnd, { kind: 'all' }>,
): Promise<void> {
  try {
    await reconcileOpen(run, view, { watches, afterPaying: true });
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    addWarning(
      run,
      `The run could not see whether the money arrived: ${error.message} The next run looks again.`,
    );
  }
}

async function prepareToPay(run: Run, before: LedgerView): Promise<Chain | Ending> {
  const prepared = await prepare(run, before);
  if (prepared.kind === 'ended') return prepared;
  if (isBlocked(run)) return stopBeforePaying(run);
  if (prepared.plan.due.length === 0) return endUnlooked(run) ?? endPaid(run);
  return await setUpForBalance(run, prepared);
}

/** A right approval answers questions but no errors; a wrong one is itself an error. */
function isBlocked({ record }: Run): boolean {
  return record.findings.some(({ isAnswered }) => isAnswered !== true);
}

/**
 * Only a set-up tells the fees: if the balance must cover them, everything is set up before the
 * first claim.
 */
async function setUpForBalance(
  run: Run,
  { view, plan, checked: { surveys } }: Prepared,
): Promise<Chain | Ending> {
  const { workspaceId } = run.settings;
  const setUps = new Map<Chunk, SetUp>();
  const chunks = chunkDue(plan);
  const chain: Chain = { kind: 'chain', view, plan, surveys: new Map(surveys), chunks, setUps };
  const [survey] = surveys.values();
  if (workspaceId === null) return chain;
  const { currency } = certain(survey, 'Something is due in no study that was surveyed.');
  for (const chunk of chunks) setUps.set(chunk, await setUpChunk(run, view, chunk, currency));
  const totalCents = setUps.values().reduce((sum, { totalCents: cents }) => sum + cents, 0);
  const balance = await run.ports.prolific.readBalance(workspaceId);
  run.record.balance = balance;
  const findings = checkBalance(totalCents, currency, balance);
  return findings.length === 0 ? chain : stopBy(run, findings);
}
