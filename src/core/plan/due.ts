import type { ShowId } from '../text/foreign-text.ts';
import type { Batch, Bonus } from '../bonus.ts';
import type { Finding } from '../errors.ts';
import type { Fingerprint, StudyId } from '../ids.ts';
import { type BulkPayment, type PaidBonus, paidBonuses, type StudyLedger } from '../ledger/fold.ts';
import { renderCents, renderCount } from '../money.ts';
import { digestOf } from './digest.ts';

/** A bonus that is skipped, and the bulk payment that paid it. */
export interface SkippedBonus {
  readonly bonus: Bonus;
  readonly bulk: BulkPayment;
}

export interface Plan {
  readonly batches: readonly Batch[];
  /** In the order of the files. */
  readonly due: readonly Bonus[];
  readonly skipped: readonly SkippedBonus[];
  /** `AMOUNT_CHANGED`, all of them. */
  readonly findings: readonly Finding[];
  readonly notices: readonly string[];
  /** Hashes of the questions about the plan, including answered ones; none before the checks. */
  readonly questions: readonly string[];
  /** The digest of the due bonuses and these questions: what a human approves. */
  readonly digest: string;
}

/** The ledger of each study of a run; a study without a file has none here. */
export type Ledgers = ReadonlyMap<StudyId, StudyLedger>;

/**
 * Compares the bonuses with the ledger: the same key and amount is skipped, another amount is an
 * error, an unknown key is due.
 *
 * @param showId how an id may be shown
 */
export function planDue(batches: readonly Batch[], ledgers: Ledgers, showId: ShowId): Plan {
  const due: Bonus[] = [];
  const skipped: SkippedBonus[] = [];
  const findings: Finding[] = [];
  const notices: string[] = [];
  const paidBatches = new Map(
    [...ledgers].map(([study, ledger]) => [study, groupPaid(ledger)] as const),
  );
  for (const batch of batches) {
    const paid = new Map(paidBatches.get(batch.study)?.get(batch.label));
    for (const bonus of batch.bonuses) {
      const earlier = paid.get(bonus.to);
      if (earlier === undefined) due.push(bonus);
      else if (earlier.bonus.amount === bonus.amount) skipped.push({ bonus, bulk: earlier.bulk });
      else findings.push(amountChanged(bonus, earlier, showId));
      paid.delete(bonus.to);
    }
    for (const zero of batch.zeros) {
      const earlier = paid.get(zero.to);
      if (earlier !== undefined) findings.push(amountChanged(zero, earlier, showId));
      paid.delete(zero.to);
    }
    if (paid.size > 0) {
      notices.push(
        `${batch.path}: the ledger holds ${renderCount(paid.size)} more paid under "${batch.label}" that the file no longer has. What is paid stays paid.`,
      );
    }
  }
  return { batches, due, skipped, findings, notices, questions: [], digest: digestOf(due) };
}

/** The plan with the questions that the checks have found about it. */
export function withQuestions(plan: Plan, questions: readonly string[]): Plan {
  return { ...plan, questions, digest: digestOf(plan.due, questions) };
}

/** What the ledger holds as paid, by label and by the `to` of each bonus. */
function groupPaid(ledger: StudyLedger): Map<string, Map<Fingerprint, PaidBonus>> {
  const paid = new Map<string, Map<Fingerprint, PaidBonus>>();
  for (const entry of paidBonuses(ledger)) {
    const { batch } = entry.bulk.claim;
    const theirs = paid.get(batch) ?? new Map<Fingerprint, PaidBonus>();
    paid.set(batch, theirs.set(entry.bonus.to, entry));
  }
  return paid;
}

function amountChanged(bonus: Bonus, earlier: PaidBonus, showId: ShowId): Finding {
  const { currency, batch } = earlier.bulk.claim;
  return {
    kind: 'error',
    code: 'AMOUNT_CHANGED',
    message: `${showId(bonus.id)} has already been paid ${renderCents(earlier.bonus.amount)} ${currency} under "${batch}" (bulk payment ${earlier.bulk.claim.bulk}); the file now says ${renderCents(bonus.amount)}.`,
    hint: 'A bonus is never topped up. Put the old amount back; to pay more, make a new batch (another file, or another `batch`) that holds only the difference.',
    place: { file: bonus.file, lineNumber: bonus.lineNumber },
  };
}
