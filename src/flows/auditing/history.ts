import { type AuditCheck, impossible } from '../../core/audit/audit-check.ts';
import { checkHead, checkHistory } from '../../core/audit/past-checks.ts';
import type { LedgerWrite } from '../../core/audit/writes.ts';
import { gitTextHash } from '../../core/git-blob.ts';
import { type LedgerView, viewOf } from '../run/ledger-view.ts';
import type { Run } from '../run/run.ts';
import { walkPast } from './walk.ts';

/** The results of checking the ledger's past. */
export interface PastChecked {
  readonly history: AuditCheck;
  /** Whether it continues the ledger of the last audit. */
  readonly continued: AuditCheck;
  /** Null if there is none, or none can be named. */
  readonly newest: LedgerWrite | null;
}

/**
 * Whether anything was changed or taken away since the ledger began, or since the last write that
 * the previous audit saw.
 */
export async function checkPast(run: Run, view: LedgerView | null): Promise<PastChecked> {
  const { past } = run.ports.ledger;
  if (past.kind === 'impossible') {
    const why = `${past.why}.`;
    return {
      history: impossible('history', why),
      continued: impossible('head', why),
      newest: null,
    };
  }
  const walked = await walkPast(run, past.value, view === null ? new Map() : textsOf(run, view));
  const forced = await past.value.readForcedChanges();
  return {
    history: checkHistory(walked, forced),
    continued: checkHead(walked),
    newest: walked.newest,
  };
}

function textsOf(run: Run, view: LedgerView): Map<string, string> {
  return new Map(
    run.studies.map((study) => {
      const { text } = viewOf(view, study);
      return [gitTextHash(text), text];
    }),
  );
}
