import type { Code } from '../errors.ts';
import { codeBlock, escapeCode, escapeSentence } from '../text/escape.ts';
import { joinBlocks } from '../text/markdown.ts';
import { plural } from '../text/plural.ts';
import { formatCents } from '../money.ts';
import { canBeApproved } from './how-to-approve.ts';
import type { ReportContext } from './context.ts';
import { findOpen } from './findings.ts';
import { linkCode } from './links.ts';
import { describeChoices, describeDoubt } from '../ledger/resolution.ts';
import { isFailure, type RunRecord } from '../record/run-record.ts';
import type { OpenReport } from '../ledger/open.ts';

/** So many bulk payments in doubt get their lines for `answer`; the others are named on the run after. */
const doubtsAtMost = 20;

/** What to do about a code, in one sentence; the finding's own hint has the details. */
const steps: Record<Code, string> = {
  INPUT_INVALID: 'Correct the inputs, in the workflow file or in the form of the manual run.',
  CSV_INVALID: 'Do what stands at each of these errors, then commit and push.',
  CSV_MISSING:
    'Look whether `csv` names the file, and whether the repository is checked out before this step.',
  CSV_OUTDATED: 'Start a new run on the branch instead of repeating an old one.',
  EVENT_NOT_ALLOWED:
    'Pay on a push to the default branch or by a manual run; use `mode: plan` everywhere else.',
  LIMIT_EXCEEDED: 'Look at the amounts. Raise the limit only if they are meant.',
  CURRENCY_MISMATCH: 'Look which currency the study pays in, and what the amounts were meant in.',
  INSUFFICIENT_BALANCE: 'Top up the workspace at Prolific.',
  NOT_IN_STUDY: 'Look whether the ids and the study belong together.',
  SAME_PERSON: 'Keep one line for each person.',
  ALREADY_BONUSED: 'Find out where the earlier money came from, and take out who has been paid.',
  AMOUNT_CHANGED: 'Put the old amounts back, and pay a difference in a batch of its own.',
  BATCH_RENAMED:
    'Give the file its earlier name back (or, where it is the only one, its earlier label with `batch`), or take out who has been paid.',
  PLAN_CHANGED: 'Look at what is due now. If it is right, approve this plan instead.',
  APPROVAL_REQUIRED:
    'Look at what is due now. If it is right, approve this plan: how is shown below.',
  SETUP_MISMATCH: 'If it happens again, write to Prolific before you pay in any other way.',
  LEDGER_UNREADABLE:
    'Restore the ledger as it was; the history of its branch has it. Never delete it.',
  LEDGER_FORBIDDEN: 'Do what this error says: the remedy is that of the reason that GitHub gave.',
  LEDGER_CONFLICT: 'Wait until no other run is under way.',
  PROLIFIC_REFUSED: "Mend what Prolific's answer names.",
  PROLIFIC_UNREACHABLE: 'Wait until Prolific can be reached.',
  PROLIFIC_UNEXPECTED: 'Report it, with the words of this error.',
  TOKEN_INVALID: 'Make a new token at Prolific, and store it as the secret.',
  UNEXPECTED: 'Report it, with the log of this run.',
  PAYMENT_IN_DOUBT:
    'Start a run in mode `reconcile` in a while: money that has arrived is found by itself. If it does not arrive, look at the study at Prolific and say what you saw.',
};

/** What to do now: on anything but success, and on a plan with open questions; null otherwise. */
export function renderNextSteps(record: RunRecord, context: ReportContext): string | null {
  const { status } = record;
  const findings = findOpen(record);
  const isFailed = status === null || isFailure(status);
  if (!isFailed && (status !== 'planned' || findings.length === 0)) return null;
  const codes = new Set(findings.map(({ code }) => code));
  const lines = [...codes].map(
    (code) => `- ${linkCode(code, context)}: ${escapeSentence(steps[code])}`,
  );
  return joinBlocks([
    '### What to do now',
    lines.join('\n'),
    ...renderDoubts(
      record.open.filter(({ inDoubt }) => inDoubt),
      context,
    ),
    closing(record, lines.length === 0 ? 'Run again' : 'Then run again'),
    findings.some(({ kind }) => kind === 'question') && canBeApproved(record, context)
      ? 'If it is all meant as it is, approve this plan: how is shown below.'
      : null,
  ]);
}

/** What follows when all that has been mended. */
function closing({ status, mode }: RunRecord, runAgain: string): string | null {
  if (status === null)
    return `Look at the log for what broke. ${runAgain}: whatever was claimed is looked at first, and nothing that was paid is paid again.`;
  if (status === 'planned') return null;
  if (status === 'refused')
    return `${runAgain}: it pays what is still due, and nothing that was paid.`;
  if (status === 'in-doubt')
    return `${runAgain}: what is still due is paid as soon as nothing is in doubt.`;
  return mode === 'plan'
    ? `${runAgain}. A plan changes nothing.`
    : `${runAgain}. Nobody was paid by this run, so nothing has to be undone.`;
}

function renderDoubts(doubts: readonly OpenReport[], { nowMs }: ReportContext): string[] {
  const blocks = doubts.slice(0, doubtsAtMost).map((report) => {
    const { claim } = report.bulk;
    const { lines, later } = describeChoices(report, nowMs);
    const what = `Bulk payment ${escapeCode(claim.bulk)} (${plural(claim.bonuses.length, 'bonus', 'bonuses')}, ${formatCents(claim.amount)} ${escapeSentence(claim.currency)}) ${escapeSentence(describeDoubt(report))}.`;
    const how = `${lines.length === 1 ? 'This line is' : 'One of these lines is'} possible now as \`answer\`, in a manual run, with your reason in the place of \`<how you know>\`:`;
    return joinBlocks([
      `${what} ${how}`,
      codeBlock(lines),
      later === null ? null : escapeSentence(later),
    ]);
  });
  const more = doubts.length - blocks.length;
  if (more > 0)
    blocks.push(`${plural(more, 'more bulk payment is', 'more bulk payments are')} in doubt.`);
  return blocks;
}
