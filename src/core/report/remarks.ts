import { escapeSentence } from '../text/escape.ts';
import { fitLines, joinBlocks, renderAlert, renderFolded } from '../text/markdown.ts';
import { renderCount } from '../money.ts';
import { plural } from '../text/plural.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { ReadIn } from '../result/context.ts';

/** The most characters to show of each kind; the log has all of them. */
const charactersAtMost: Record<ReadIn, number> = { summary: 50_000, comment: 5_000 };

/** What could not be checked. An approver must read it first. */
export function renderUnchecked({ unchecked }: RunRecord, readIn: ReadIn): string | null {
  if (unchecked.length === 0) return null;
  return renderAlert(
    'WARNING',
    joinBlocks(['**Not checked**', renderList(unchecked, readIn)]),
    readIn,
  );
}

/** What to look at. */
export function renderWarnings({ warnings }: RunRecord, readIn: ReadIn): string | null {
  if (warnings.length === 0) return null;
  return joinBlocks([
    warnings.length === 1 ? '**Warning**' : '**Warnings**',
    renderList(warnings, readIn),
  ]);
}

/** What is good to know, folded away. */
export function renderNotices({ notices }: RunRecord, readIn: ReadIn): string | null {
  if (notices.length === 0) return null;
  return renderFolded(plural(notices.length, 'notice'), renderList(notices, readIn));
}

function renderList(sentences: readonly string[], readIn: ReadIn): string {
  const { shown, leftOut } = fitLines(
    sentences,
    (sentence) => `- ${escapeSentence(sentence)}`,
    charactersAtMost[readIn],
  );
  const more = leftOut > 0 ? [`- ${renderCount(leftOut)} more; the log has them all.`] : [];
  return [...shown, ...more].join('\n');
}
