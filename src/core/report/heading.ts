import { type Finding, unreachable } from '../errors.ts';
import { hasUnmade } from '../result/audit-verdict.ts';
import { escapeSentence } from '../text/escape.ts';
import { paidBulks } from '../record/own-bulks.ts';
import type { ReadIn, ReportContext } from '../result/context.ts';
import type { RunFacts } from '../result/facts.ts';
import { canBeAnswered } from '../result/answerable.ts';
import { linkCode } from './links.ts';
import { planVerdict } from '../result/verdict.ts';
import { joinBlocks } from '../text/markdown.ts';
import { plural } from '../text/plural.ts';
import type { RunRecord } from '../record/run-record.ts';

/** The top of a report: the verdict with its money, and one sentence that says what to do. */
export function renderHeading(facts: RunFacts, context: ReportContext, readIn: ReadIn): string {
  const { sign, text } = planVerdict(facts.record, context);
  const heading = `## ${sign === '' ? '' : `${sign} `}${escapeSentence(text)}`;
  const advice = adviseOn(facts, context, readIn);
  return joinBlocks([heading, advice, ...renderFileWarnings(facts.record)]);
}

/** The most warnings that a heading shows; the log has all of them. */
const fileWarningsAtMost = 3;

/** Reasons against paying that do not forbid it: nobody should merge without having read them. */
function renderFileWarnings({ fileWarnings }: RunRecord): string[] {
  const more = fileWarnings.length - fileWarningsAtMost;
  return [
    ...fileWarnings.slice(0, fileWarningsAtMost).map((text) => `⚠️ ${escapeSentence(text)}`),
    ...(more > 0
      ? [`⚠️ ${plural(more, 'more file has', 'more files have')} such a column; the log names them.`]
      : []),
  ];
}

/** Null if the next part of the report says it: a doubt has its own steps. */
function adviseOn(facts: RunFacts, context: ReportContext, readIn: ReadIn): string | null {
  const { record } = facts;
  switch (record.status) {
    case 'planned':
      return adviseOnPlan(facts, context);
    case 'paid':
      return paidBulks(record).every(({ state }) => state === 'settled')
        ? 'Nothing to do.'
        : 'Nothing to do: Prolific pays in the following minutes, and the next run looks again.';
    case 'already-paid':
      return 'Nothing to do.';
    case 'reconciled':
      return facts.due.length > 0
        ? '**Run again without `mode: reconcile` to pay it**, or take it out of the file.'
        : 'Nothing to do.';
    case 'audited':
      return hasUnmade(record.audit)
        ? '**What was not checked is not proven**: see below why, and what each check needs.'
        : 'Nothing to do.';
    case 'in-doubt':
      return null;
    case 'refused':
      return adviseOnRefused(facts);
    case 'blocked':
      return adviseOnBlocked(facts, context, readIn);
    case null:
      return '**Look at the log for what broke, then run again**: the next run first checks whatever was about to be paid, and pays nothing twice.';
    default:
      return unreachable(record.status);
  }
}

function adviseOnPlan({ due, questions, record }: RunFacts, { mergePays }: ReportContext): string {
  if (due.length === 0) return 'Nothing to do.';
  if (questions.length > 0) return '**Nothing has been paid.** Change the file, or answer below.';
  const checked =
    record.unchecked.length > 0
      ? 'Not everything could be checked: see below.'
      : mergePays
        ? 'Every check below passed; nobody has to approve anything else.'
        : 'Every check below passed. How to pay exactly this is at the end.';
  return `**Nothing has been paid yet.** ${checked}`;
}

function adviseOnRefused({ errors }: RunFacts): string {
  const what =
    errors.length === 0
      ? '**Run again** when you want to go on'
      : errors.every(isFault)
        ? '**Report this fault and run again**'
        : '**Fix the cause below and run again**';
  return `${what}: that pays what is still due, and nobody twice.`;
}

/** A fault of the action, which the reader cannot fix. */
function isFault({ code }: Finding): boolean {
  return code === 'UNEXPECTED';
}

function adviseOnBlocked(facts: RunFacts, context: ReportContext, readIn: ReadIn): string {
  const { errors, record } = facts;
  if (record.mode === 'audit' && errors.every(({ code }) => code === 'AUDIT_FAILED'))
    return `**Look at each check that failed.** An audit pays nobody and changes nothing. ${linkCode('AUDIT_FAILED', context)}`;
  const isAnswer = canBeAnswered(facts);
  if (errors.length === 0 && !isAnswer)
    return '**Run again** when you want to go on: nobody was paid, so nothing has to be undone.';
  if (errors.length > 0 && errors.every(isFault))
    return '**Report this fault and run again**: nobody was paid, so nothing has to be undone.';
  if (isAnswer) return '**Nobody was paid.** Change the file, or answer below.';
  if (record.mode === 'plan' && readIn === 'comment' && context.settings !== null)
    return '**Fix what is listed here and commit**: this comment updates itself.';
  return '**Fix what is listed here and run again**: nobody was paid, so nothing has to be undone.';
}
