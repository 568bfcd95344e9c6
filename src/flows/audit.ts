import {
  type AuditCheck,
  checkOf,
  checkRemedies,
  checkTitles,
  impossible,
} from '../core/audit/audit-check.ts';
import type { Protection } from '../core/audit/protection.ts';
import { ActionError, type Finding, unreachable } from '../core/errors.ts';
import { checkPast } from './auditing/history.ts';
import { checkStudies } from './auditing/studies.ts';
import { reconcileOpen } from './reconcile.ts';
import { reportDoubts } from './run/doubts.ts';
import { endAs, type Ending, stopBeforePaying } from './run/endings.ts';
import { type LedgerView, readView } from './run/ledger-view.ts';
import { addFindings, addWarning, type Run } from './run/run.ts';

/**
 * `mode: audit`: reconciles as every run does, then checks the ledger, its past and the money, and
 * changes nothing more. The record has the result of each check, even if a later one could not be
 * made.
 */
export async function audit(run: Run): Promise<Ending> {
  const read = await readAndReconcile(run);
  const view = 'view' in read ? read.view : null;
  note(run, checkProtection(view?.protection ?? (await readProtection(run))));
  const past = await checkPast(run, view);
  run.record.ledgerHead = past.newest?.id ?? null;
  note(run, past.history);
  if ('error' in read) {
    note(run, checkOf('lines', [`${read.error.message} ${read.error.hint}`], ''));
    note(run, impossible('money', 'The ledger cannot be read, so there is nothing to compare.'));
  } else for (const check of await checkStudies(run, read.view, past.newest)) note(run, check);
  note(run, past.continued);
  return end(run);
}

/** An unreadable ledger is what audits are for: its past shows which write broke it. */
async function readAndReconcile(
  run: Run,
): Promise<{ readonly view: LedgerView } | { readonly error: ActionError }> {
  try {
    return { view: await reconcileOpen(run, await readView(run)) };
  } catch (error) {
    if (error instanceof ActionError && error.code === 'LEDGER_UNREADABLE') return { error };
    throw error;
  }
}

/** Even if the lines cannot be read, the rules of the branch can. */
async function readProtection(run: Run): Promise<Protection> {
  return (await run.ports.ledger.read([])).protection;
}

function checkProtection(protection: Protection): AuditCheck {
  switch (protection.kind) {
    case 'protected':
      return checkOf('protection', [], 'Rules forbid deleting and rewriting the ledger.');
    case 'open':
      return checkOf(
        'protection',
        [`The ledger can be ${protection.gaps}. ${protection.remedy}`],
        '',
      );
    case 'unknown':
      return impossible('protection', `${protection.why}.`);
    default:
      return unreachable(protection);
  }
}

function note(run: Run, check: AuditCheck): void {
  run.record.audit.push(check);
  const { name, study, verdict, details } = check;
  const how = { passed: 'passed', failed: 'FAILED', impossible: 'not possible' }[verdict];
  run.ports.log.line(`${checkTitles[name]}${aboutOf(study)}: ${how}. ${details.join(' ')}`);
}

function aboutOf(study: AuditCheck['study']): string {
  return study === null ? '' : ` (study ${study})`;
}

function end(run: Run): Ending {
  const failed = run.record.audit.filter(({ verdict }) => verdict === 'failed');
  addFindings(
    run,
    failed.map(({ name, study, details }): Finding => {
      const [first = '', ...more] = details;
      const rest = more.length === 0 ? '' : ` The summary has ${more.length} more of this.`;
      return {
        kind: 'error',
        code: 'AUDIT_FAILED',
        message: `Check failed: "${checkTitles[name]}"${aboutOf(study)}. ${first}${rest}`,
        hint: checkRemedies[name],
      };
    }),
  );
  if (reportDoubts(run)) return endAs('in-doubt');
  if (failed.length > 0) return stopBeforePaying(run);
  if (!run.ports.clock.isCancelled()) return endAs('audited');
  addWarning(run, 'The run was cancelled before everything had been checked.');
  return stopBeforePaying(run);
}
