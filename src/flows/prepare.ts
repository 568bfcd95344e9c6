import type { Code } from '../core/errors.ts';
import { type Plan, planDue } from '../core/plan/due.ts';
import { addCents, renderCents } from '../core/money.ts';
import { currencyOf } from '../core/record/costs.ts';
import { plural } from '../core/text/plural.ts';
import { type Checked, checkPlan } from './check.ts';
import { type Ending, endInDoubt } from './run/endings.ts';
import { ledgersOf, type LedgerView, readView, viewOf } from './run/ledger-view.ts';
import { reconcileOpen } from './reconcile.ts';
import { addFindings, addNotice, type Run, showIdIn, writesNothing } from './run/run.ts';

/** A plan, the view of the ledger that it is based on, and what was found about it. */
export interface Prepared {
  readonly kind: 'prepared';
  readonly view: LedgerView;
  readonly plan: Plan;
  readonly checked: Checked;
}

/** Questions that another run's payment raises until we see its claim. */
const endsWithTheLedger: readonly Code[] = ['ALREADY_BONUSED', 'LEDGER_LOST'];

/**
 * How often a run asks Prolific again what people have received because others wrote to the ledger
 * meanwhile. After that, the question remains.
 */
const looksAtMost = 5;

/**
 * Reconciles, plans and checks; afterwards the record has the findings. Ends the run if something
 * is in doubt.
 */
export async function prepare(run: Run, before: LedgerView): Promise<Prepared | Ending> {
  let base = before;
  for (let looks = 1; ; looks += 1) {
    const prepared = await prepareOn(run, base);
    if (prepared.kind === 'ended') return prepared;
    if (prepared.checked.findings.some(({ code }) => endsWithTheLedger.includes(code))) {
      // Another run may have paid between our look at the ledger and our look at Prolific; by now
      // the ledger accounts for that.
      const fresh = await readView(run);
      if (
        looks < looksAtMost &&
        !hasSameLedger(run, fresh, writesNothing(run) ? base : prepared.view)
      ) {
        base = fresh;
        continue;
      }
    }
    addFindings(run, prepared.checked.findings);
    return prepared;
  }
}

async function prepareOn(run: Run, before: LedgerView): Promise<Prepared | Ending> {
  run.record.findings = [];
  const view = await reconcileOpen(run, before);
  const plan = planDue(run.batches, ledgersOf(view), showIdIn(run));
  run.record.plan = plan;
  const inDoubt = endInDoubt(run);
  if (inDoubt !== null) return inDoubt;
  for (const notice of plan.notices) addNotice(run, notice);
  const checked = await checkPlan(run, view, plan);
  run.record.plan = checked.plan;
  logPlan(run, checked.plan);
  return { kind: 'prepared', view, plan: checked.plan, checked };
}

function hasSameLedger({ studies }: Run, a: LedgerView, b: LedgerView): boolean {
  return studies.every((study) => viewOf(a, study).text === viewOf(b, study).text);
}

function logPlan({ ports: { log }, record }: Run, { due, skipped, digest }: Plan): void {
  const before = `${plural(skipped.length, 'bonus was', 'bonuses were')} paid before`;
  if (due.length === 0) {
    log.line(`Due: nothing; ${before}.`);
    return;
  }
  const amount = `${renderCents(addCents(due.map((bonus) => bonus.amount)))} ${currencyOf(record) ?? 'in all'}`;
  log.line(`Due: ${plural(due.length, 'bonus', 'bonuses')}, ${amount}; ${before}. Plan ${digest}`);
}
