import { type Finding, groupEqual } from '../errors.ts';
import { addCents, renderCents } from '../money.ts';
import { plural } from '../text/plural.ts';
import { paidBulks } from '../record/own-bulks.ts';
import type { RunRecord, Status } from '../record/run-record.ts';
import type { ReportContext } from './context.ts';
import { judgeAudit } from './audit-verdict.ts';
import { canBeAnswered } from './answerable.ts';
import {
  type Doubt,
  factsOf,
  isAcceptedLongAgo,
  type RunFacts,
  renderSum,
  sumOf,
} from './facts.ts';

/**
 * How a run ended, with its money, in one line: the heading of the report and the last line of the
 * log.
 */
export interface Verdict {
  /** Drawn before the text; '' if nothing has happened yet. */
  readonly sign: '' | '✅' | '⛔' | '❓' | '⚠️';
  /** Plain text, to be escaped. */
  readonly text: string;
}

type About = Pick<ReportContext, 'mergePays'>;

export function planVerdict(record: RunRecord, context: About): Verdict {
  const facts = factsOf(record);
  const { status } = record;
  if (status === null) return { sign: '⛔', text: 'The run stopped before it had finished' };
  const verdict = verdicts[status](facts, context);
  return status === 'in-doubt' && hasFailed(record)
    ? { ...verdict, text: `${verdict.text}; the audit found something wrong, too` }
    : verdict;
}

const verdicts: Record<Status, (facts: RunFacts, context: About) => Verdict> = {
  planned: judgePlan,
  paid: judgePaid,
  'already-paid': judgeNothingDue,
  reconciled: judgeReconciled,
  audited: ({ record }) => judgeAudit(record.audit),
  blocked: judgeBlocked,
  refused: judgeRefused,
  'in-doubt': judgeDoubt,
};

function judgePlan(facts: RunFacts, { mergePays }: About): Verdict {
  if (facts.due.length === 0) {
    const why = renderNothingDue(facts);
    return {
      sign: '✅',
      text: mergePays ? `Merging this pull request pays nobody: ${why}` : `Nothing to pay: ${why}`,
    };
  }
  const money = moneyOf(facts);
  if (facts.questions.length > 0)
    return { sign: '❓', text: `${money} waits for ${renderAnswers(facts)}` };
  if (mergePays) return { sign: '', text: `Merging this pull request pays ${money}` };
  return { sign: '', text: `${money} is due` };
}

function judgePaid(facts: RunFacts): Verdict {
  const own = paidBulks(facts.record);
  const money = renderSum(sumOf(facts.paid), facts.currency);
  return own.every(({ state }) => state === 'settled')
    ? { sign: '✅', text: `Paid ${money}, and all of it has arrived` }
    : { sign: '✅', text: `Paid ${money}; not all of it shows at Prolific yet` };
}

function judgeNothingDue(facts: RunFacts): Verdict {
  return { sign: '✅', text: `Nothing to pay: ${renderNothingDue(facts)}` };
}

function renderNothingDue({ skipped, batches }: RunFacts): string {
  if (skipped.length > 0)
    return skipped.length === 1
      ? 'the 1 bonus was paid before'
      : `all ${plural(skipped.length, 'bonus', 'bonuses')} were paid before`;
  return batches.some(({ rows }) => rows.length > 0)
    ? 'every amount is zero'
    : 'there is no bonus in it';
}

function judgeReconciled(facts: RunFacts): Verdict {
  const { record, due, currency } = facts;
  const rest =
    due.length > 0
      ? `${moneyOf(facts)} is due again`
      : record.open.length > 0
        ? `${renderSum(sumOpen(record.open), currency)} does not all show at Prolific yet`
        : renderPaidSoFar(record);
  return {
    sign: '✅',
    text: rest === null ? 'Nothing is in doubt' : `Nothing is in doubt; ${rest}`,
  };
}

/** Null if it is in several currencies, or if the ledger was not read. */
function renderPaidSoFar({ paidBefore }: RunRecord): string | null {
  const totals = [...paidBefore.values()];
  const paid = totals.filter(({ bonuses }) => bonuses > 0);
  if (totals.length > 0 && paid.length === 0) return 'nothing was paid so far';
  const [currency = null, another] = new Set(paid.map((one) => one.currency));
  if (currency === null || another !== undefined) return null;
  const cents = paid.reduce((sum, one) => sum + one.cents, 0);
  const bonuses = paid.reduce((sum, one) => sum + one.bonuses, 0);
  return `${renderCents(cents)} ${currency} was paid so far, in ${plural(bonuses, 'bonus', 'bonuses')}`;
}

function hasFailed({ audit }: RunRecord): boolean {
  return audit.some(({ verdict }) => verdict === 'failed');
}

function judgeBlocked(facts: RunFacts): Verdict {
  const { due, errors, questions, record } = facts;
  if (hasFailed(record)) return judgeAudit(record.audit);
  const isPlan = record.mode === 'plan';
  if (errors.length > 0 && canBeAnswered(facts)) {
    const isOther = errors.some(({ code }) => code === 'PLAN_CHANGED');
    const why = isOther ? 'the approval is for another plan' : 'it waits for an approval';
    return { sign: '❓', text: `${moneyOf(facts)} was not paid: ${why}` };
  }
  if (errors.length > 0) {
    const why = renderErrors(errors);
    if (due.length === 0 || errors.some(({ code }) => code === 'INPUT_INVALID'))
      return { sign: '⛔', text: `${isPlan ? 'Nothing can be paid' : 'Nothing was paid'}: ${why}` };
    const was = isPlan ? 'cannot be paid' : 'was not paid';
    return { sign: '⛔', text: `${moneyOf(facts)} ${was}: ${why}` };
  }
  if (questions.length > 0)
    return {
      sign: '❓',
      text: `${moneyOf(facts)} was not paid: it waits for ${renderAnswers(facts)}`,
    };
  return {
    sign: '⛔',
    text: `Nothing was paid${due.length > 0 ? `; ${moneyOf(facts)} is still due` : ''}`,
  };
}

function renderErrors(errors: readonly Finding[]): string {
  return errors.every(({ code }) => code === 'UNEXPECTED')
    ? 'the action itself broke'
    : plural(groupEqual(errors).length, 'error');
}

function judgeRefused(facts: RunFacts): Verdict {
  const rest = facts.due.length === 0 ? '' : `; ${moneyOf(facts)} is still due`;
  const what =
    facts.paid.length === 0
      ? 'Nothing was paid'
      : `Paid ${renderSum(sumOf(facts.paid), facts.currency)}`;
  return { sign: '⛔', text: `${what}${rest}` };
}

function judgeDoubt(facts: RunFacts): Verdict {
  const { record, doubts, currency } = facts;
  const paid =
    facts.paid.length === 0 ? '' : `; ${renderSum(sumOf(facts.paid), currency)} was paid`;
  if (doubts.length === 0) {
    return paidBulks(record).length > 0
      ? {
          sign: '⚠️',
          text: `${renderSum(sumOf(facts.paid), currency)} was paid, but the ledger does not say so`,
        }
      : { sign: '⚠️', text: 'The ledger does not say what became of a payment' };
  }
  const money = renderSum(sumDoubts(doubts), currency);
  if (doubts.every(isAcceptedLongAgo))
    return { sign: '⚠️', text: `${money} was accepted a day ago and has not all arrived${paid}` };
  return { sign: '⚠️', text: `Nobody knows yet whether ${money} was paid${paid}` };
}

function sumOpen(open: RunRecord['open']): Parameters<typeof renderSum>[0] {
  const people = open.reduce((sum, { bulk: { claim } }) => sum + claim.bonuses.length, 0);
  return { people, cents: addCents(open.map(({ bulk: { claim } }) => claim.amount)) };
}

function sumDoubts(doubts: readonly Doubt[]): Parameters<typeof renderSum>[0] {
  const people = doubts.reduce((sum, { bonuses }) => sum + bonuses, 0);
  return { people, cents: addCents(doubts.map(({ cents }) => cents)) };
}

function moneyOf({ due, currency }: RunFacts): string {
  return renderSum(sumOf(due), currency);
}

function renderAnswers({ questions }: RunFacts): string {
  return questions.length === 1 ? 'an answer' : `an answer to ${questions.length} questions`;
}
