import { type Plan, planDue } from '../core/plan.ts';
import { type Checked, checkPlan } from './check.ts';
import { reportDoubts } from './endings.ts';
import { ledgersOf, type LedgerView } from './ledger-view.ts';
import { reconcileOpen } from './reconcile.ts';
import { addFindings, addNotice, type Run, showIdIn } from './run.ts';

/** A plan, the view of the ledger that it stands on, and what was found about it. */
export interface Prepared {
  readonly view: LedgerView;
  readonly plan: Plan;
  readonly checked: Checked;
}

/**
 * Reconciles, plans and checks; the findings are in the record afterwards. Null where something is in doubt: then nothing is paid in any study,
 * and the record says so.
 */
export async function prepare(
  run: Run,
  before: LedgerView,
  dryRun: boolean,
): Promise<Prepared | null> {
  run.ports.log.step('Plan');
  run.record.findings = [];
  const view = await reconcileOpen(run, before, { dryRun });
  const plan = planDue(run.batches, ledgersOf(view), showIdIn(run));
  run.record.plan = plan;
  if (run.record.open.some(({ inDoubt }) => inDoubt)) {
    reportDoubts(run);
    run.record.status = 'in-doubt';
    return null;
  }
  for (const notice of plan.notices)
    if (!run.record.notices.includes(notice)) addNotice(run, notice);
  const checked = await checkPlan(run, view, plan);
  addFindings(run, checked.findings);
  return { view, plan, checked };
}
