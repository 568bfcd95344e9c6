import { escapeUrl } from './escape.ts';

/** Building blocks of a report. Cells and texts must already be escaped, by core/text/escape.ts. */

/**
 * As many of the first items as fit into this many characters, one line each, and how many are left
 * out.
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
    // Always include the first: an empty list would be worse than a long line.
    if (used > charactersAtMost && shown.length > 0) break;
    shown.push(line);
  }
  return { shown, leftOut: items.length - shown.length };
}

/** Column heads; a colon at the end of one aligns its column to the right. */
export function renderTable(heads: readonly string[], rows: readonly string[]): string {
  const names = heads.map((head) => head.replace(/:$/, ''));
  const rule = heads.map((head) => (head.endsWith(':') ? '--:' : ':--'));
  return [renderRow(names), renderRow(rule), ...rows].join('\n');
}

/**
 * Names and values. The first is the head of the table, because GitHub draws an empty head as an
 * empty row.
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
