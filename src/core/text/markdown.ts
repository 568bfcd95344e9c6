import { escapeUrl } from './escape.ts';

/**
 * Building blocks of a report. Cells and texts come escaped; what others wrote goes through
 * core/text/escape.ts first.
 */

/**
 * As many of the items as fit into that many characters, one line each, from the first, and how
 * many are left out.
 */
export function fitLines<T>(
  items: readonly T[],
  render: (item: T) => string,
  charactersAtMost: number,
): { readonly shown: readonly string[]; readonly leftOut: number } {
  const shown: string[] = [];
  let used = 0;
  for (const item of items) {
    const line = render(item);
    used += line.length + 1;
    // The first one always: a place that is named and says nothing would be worse than a long one.
    if (used > charactersAtMost && shown.length > 0) break;
    shown.push(line);
  }
  return { shown, leftOut: items.length - shown.length };
}

/** Column heads; a colon at the end of one sets its column to the right. */
export function renderTable(heads: readonly string[], rows: readonly string[]): string {
  const names = heads.map((head) => head.replace(/:$/, ''));
  const rule = heads.map((head) => (head.endsWith(':') ? '--:' : ':--'));
  return [renderRow(names), renderRow(rule), ...rows].join('\n');
}

/**
 * Names and what is to say of them. The first is the head of the table, because GitHub draws an
 * empty head as an empty row.
 */
export function renderFacts(facts: readonly (readonly [string, string])[]): string | null {
  const [first, ...rest] = facts.map((cells) => renderRow(cells));
  return first === undefined ? null : [first, '| :-- | :-- |', ...rest].join('\n');
}

export function renderRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Folded away until somebody opens it. */
export function renderFolded(title: string, text: string): string {
  return `<details><summary>${title}</summary>\n\n${text}\n\n</details>`;
}

export function renderLink(text: string, url: string): string {
  return `[${text}](${escapeUrl(url)})`;
}

/**
 * A warning that must not be missed: GitHub draws its own alert in a comment; in a summary the bold
 * words carry it.
 */
export function renderAlert(
  kind: 'CAUTION' | 'WARNING',
  text: string,
  readIn: 'summary' | 'comment',
): string {
  if (readIn === 'summary') return text;
  return [`[!${kind}]`, ...text.split('\n')].map((line) => `> ${line}`.trimEnd()).join('\n');
}

export function joinBlocks(blocks: readonly (string | null)[]): string {
  return blocks.filter((block) => block !== null && block !== '').join('\n\n');
}
