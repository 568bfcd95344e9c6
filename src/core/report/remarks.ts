import { escapeCode, escapeSentence } from '../text/escape.ts';
import { fitLines, joinBlocks, renderLink, type Space } from '../text/markdown.ts';
import { plural } from '../text/plural.ts';
import type { ReportContext } from './context.ts';
import type { RunRecord } from '../record/run-record.ts';

/** So many ledgers are linked. */
const ledgersAtMost = 20;

/** What could not be checked. Whoever approves must read it first. */
export function renderUnchecked({ unchecked }: RunRecord, space: Space): string | null {
  return renderList('### Not checked', unchecked, space);
}

/** What to look at, and what is good to know. */
export function renderRemarks(record: RunRecord, space: Space): string | null {
  const share = { ...space, most: space.most / 2 };
  return joinBlocks([
    renderList('### Warnings', record.warnings, share),
    renderList('### Notices', record.notices, share),
  ]);
}

function renderList(title: string, sentences: readonly string[], space: Space): string | null {
  if (sentences.length === 0) return null;
  const { shown, leftOut } = fitLines(
    sentences,
    (sentence) => `- ${escapeSentence(sentence)}`,
    space,
  );
  const more = leftOut > 0 ? [`- ${leftOut} more; the log has them all.`] : [];
  return `${title}\n\n${[...shown, ...more].join('\n')}`;
}

/** Where the ledger is. */
export function renderLedgerLinks({ ledgerUrls }: ReportContext): string | null {
  if (ledgerUrls.size === 0) return null;
  const links = [...ledgerUrls]
    .slice(0, ledgersAtMost)
    .map(([study, url]) => renderLink(escapeCode(study), url));
  const more = ledgerUrls.size - links.length;
  return `The ledger of ${links.join(', ')}${more > 0 ? ` and ${plural(more, 'more study', 'more studies')}` : ''} says what was paid, when and by which run.`;
}
