import { escapeCode, escapeMarkdown, escapeSentence } from '../text/escape.ts';
import { joinBlocks, renderLink, renderNames } from '../text/markdown.ts';
import { plural } from '../text/plural.ts';
import { addCents, formatCents } from '../money.ts';
import { skippedRows } from './outputs-of.ts';
import type { ReportContext } from './context.ts';
import { findOpen } from './findings.ts';
import { paidBulks, type RunRecord, type Status } from '../record/run-record.ts';

/** The head of a report: how the run ended, what was asked, what happened. */

/** A list in the head names no more than this; the rest is counted. */
const namesAtMost = 10;

const titles: Record<Status, string> = {
  paid: '✅ Prolific bonuses: paid',
  'already-paid': '✅ Prolific bonuses: nothing was due',
  planned: '📋 Prolific bonuses: plan',
  reconciled: '✅ Prolific bonuses: reconciled',
  blocked: '⛔ Prolific bonuses: blocked, nothing paid',
  refused: '⛔ Prolific bonuses: refused',
  'in-doubt': '⚠️ Prolific bonuses: in doubt',
};

export function renderHeading(record: RunRecord): string {
  const { status } = record;
  if (status === null)
    return '## ⛔ Prolific bonuses: broken off\n\nThe run came to no end. What it is known to have done stands below; the ledger has the rest.';
  return `## ${titles[status]}\n\n${meanings[status](record)}`;
}

/** What each status means for the person who answers for the money. */
const meanings: Record<Status, (record: RunRecord) => string> = {
  paid: () => 'Everything that was due has been paid.',
  'already-paid': () =>
    'Nothing had to be paid: the ledger holds every bonus of the CSV as paid, or there was none.',
  planned: (record) => {
    const due = record.plan?.due ?? [];
    if (due.length === 0) return 'Nothing is due. A run in mode `pay` would pay nobody.';
    const are = due.length === 1 ? 'is' : 'are';
    return `${plural(due.length, 'bonus', 'bonuses')} ${are} due. **Nothing has been paid**: this is a plan.${questionsOf(record)}`;
  },
  reconciled: () => 'Nothing is in doubt.',
  blocked: (record) =>
    record.mode === 'plan'
      ? '**Nothing has been paid**, and a run in mode `pay` would not pay either, until this is mended.'
      : `**Nothing has been paid.** The run stopped before any pay request.${questionsOf(record)}`,
  refused: (record) =>
    paidBulks(record).length === 0
      ? '**Nobody has been paid by this run.** A payment was refused, or its request was never sent.'
      : 'Not everything that was due has been paid. What was paid before the run stopped stays paid, and is not paid again.',
  'in-doubt': () =>
    'At least one payment may or may not have been made, or was accepted a day ago and has not arrived. Nothing more is paid in these studies until that is known. **Do not pay these people in another way.**',
};

function questionsOf(record: RunRecord): string {
  const open = findOpen(record);
  if (open.length === 0 || open.some(({ kind }) => kind === 'error')) return '';
  return ` ${plural(open.length, 'question')} must be answered before it can be paid.`;
}

/** What the run was asked to do, in one line. */
export function renderAsked(record: RunRecord, context: ReportContext): string {
  const { settings, csv, actor, runUrl } = context;
  const studies = new Set([
    ...given(settings?.studyId, (study) => study),
    ...(record.plan?.batches.map(({ study }) => study) ?? []),
  ]);
  const parts = [
    `mode <code>${record.mode}</code>`,
    ...(csv.length > 0 ? [`CSV ${renderNames(csv, namesAtMost)}`] : []),
    ...(studies.size > 0
      ? [`${studies.size === 1 ? 'study' : 'studies'} ${renderNames([...studies], namesAtMost)}`]
      : []),
    ...given(settings?.batch, (label) => `batch ${escapeCode(label, 200)}`),
    ...given(settings?.approve, (digest) => `approved plan ${escapeCode(digest)}`),
    ...given(settings?.maxTotalCents, (cents) => `at most ${formatCents(cents)}`),
    `by ${escapeCode(actor)} in ${renderLink('this run', runUrl)}`,
  ];
  return `**Asked:** ${parts.join(' · ')}`;
}

function given<T>(value: T | null | undefined, render: (value: T) => string): string[] {
  return value === null || value === undefined ? [] : [render(value)];
}

/** What the run did, one sentence each. */
export function renderHappened(record: RunRecord): string | null {
  const paid = paidBulks(record);
  const [first] = paid;
  const sentences: string[] = [];
  if (first !== undefined) {
    const count = paid.reduce((sum, { bonuses }) => sum + bonuses.length, 0);
    const amount = formatCents(addCents(paid.map(({ amountCents }) => amountCents)));
    sentences.push(
      `Paid ${plural(count, 'bonus', 'bonuses')}, ${amount} ${escapeMarkdown(first.currency)}, in ${plural(paid.length, 'bulk payment')}.`,
      paid.every(({ state }) => state === 'settled')
        ? 'Prolific shows that all of them have arrived.'
        : 'Prolific does not show all of them yet: they are paid in the following minutes, and the next run looks again.',
    );
  }
  const skipped = skippedRows(record).length;
  if (skipped > 0)
    sentences.push(
      `${plural(skipped, 'bonus had', 'bonuses had')} been paid before, and ${skipped === 1 ? 'was' : 'were'} skipped.`,
    );
  const earlier = record.reconciled.map((sentence) => `- ${escapeSentence(sentence)}`);
  const more = earlier.splice(namesAtMost).length;
  if (more > 0) earlier.push(`- and ${more} more; the ledger has them all.`);
  return joinBlocks([sentences.join(' '), earlier.join('\n')]);
}
