import type { Bonus } from '../bonus.ts';
import type { Finding } from '../errors.ts';
import type { StudyId } from '../ids.ts';
import { addCents, type Cents, renderCents } from '../money.ts';
import { plural } from '../text/plural.ts';
import { bonusRows, type BatchRows, type BonusRow } from '../record/bonus-states.ts';
import { currencyOf } from '../record/costs.ts';
import type { OpenBulk } from '../ledger/open.ts';
import { paidBulks, unansweredBulks } from '../record/own-bulks.ts';
import type { RunRecord } from '../record/run-record.ts';

/** How many people get how much. */
export interface Sum {
  readonly people: number;
  readonly cents: Cents;
}

/** A bulk payment whose outcome is unknown, or that was accepted but has not arrived. */
export interface Doubt {
  readonly bulk: string;
  readonly study: StudyId;
  readonly bonuses: number;
  readonly cents: Cents;
  /** What the look found; null if this run did not get that far. */
  readonly open: OpenBulk | null;
}

/** Prolific accepted it a day ago or more. */
export function isAcceptedLongAgo({ open }: Doubt): boolean {
  return open?.bulk.state.kind === 'accepted';
}

/** The facts that the parts of a report share, taken from the record once. */
export interface RunFacts {
  readonly record: RunRecord;
  readonly currency: string | null;
  readonly batches: readonly BatchRows[];
  /** Not paid, and not in doubt: what a plan would pay, or what is still due after a payment. */
  readonly due: readonly Bonus[];
  /** By this run. */
  readonly paid: readonly Bonus[];
  /** By an earlier run. */
  readonly skipped: readonly BonusRow[];
  readonly doubts: readonly Doubt[];
  readonly errors: readonly Finding[];
  /** Open ones. */
  readonly questions: readonly Finding[];
  readonly answered: readonly Finding[];
}

export function factsOf(record: RunRecord): RunFacts {
  const batches = bonusRows(record);
  const rows = batches.flatMap((batch) => batch.rows);
  const due = new Set(record.plan?.due);
  const { findings } = record;
  return {
    record,
    currency: currencyOf(record),
    batches,
    due: rows
      .filter(({ bonus, state }) => due.has(bonus) && (state === 'due' || state === 'not paid'))
      .map(({ bonus }) => bonus),
    paid: paidBulks(record).flatMap(({ bonuses }) => bonuses),
    skipped: rows.filter(({ state }) => state === 'already paid'),
    doubts: doubtsOf(record),
    errors: findings.filter(({ kind }) => kind === 'error'),
    questions: findings.filter(
      ({ kind, isAnswered }) => kind === 'question' && isAnswered !== true,
    ),
    answered: findings.filter(({ isAnswered }) => isAnswered === true),
  };
}

function doubtsOf(record: RunRecord): Doubt[] {
  const seen = record.open.filter(({ inDoubt }) => inDoubt);
  const own = unansweredBulks(record).filter(
    (one) => !seen.some(({ bulk }) => bulk.claim.bulk === one.bulk),
  );
  return [
    ...seen.map((open) => ({
      bulk: open.bulk.claim.bulk,
      study: open.study,
      bonuses: open.bulk.claim.bonuses.length,
      cents: open.bulk.claim.amount,
      open,
    })),
    ...own.map(({ bulk, study, bonuses, amountCents }) => ({
      bulk,
      study,
      bonuses: bonuses.length,
      cents: amountCents,
      open: null,
    })),
  ];
}

export function sumOf(bonuses: readonly Bonus[]): Sum {
  return {
    people: new Set(bonuses.map(({ id }) => id)).size,
    cents: addCents(bonuses.map(({ amount }) => amount)),
  };
}

/** `39.00 GBP to 12 people` */
export function renderSum({ people, cents }: Sum, currency: string | null): string {
  const money = currency === null ? renderCents(cents) : `${renderCents(cents)} ${currency}`;
  return `${money} to ${plural(people, 'person', 'people')}`;
}
