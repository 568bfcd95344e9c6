import { escapeCode, escapeUrl } from './escape.ts';

/** Building blocks of a report. Cells and texts come escaped; what others wrote goes through core/text/escape.ts first. */

/** How much may be written, in whatever the place of publication counts. */
export interface Space {
  readonly most: number;
  readonly sizeOf: (text: string) => number;
}

/** As many of the items as fit, one line each, from the first, and how many are left out. What is left out is not rendered. */
export function fitLines<T>(
  items: readonly T[],
  render: (item: T) => string,
  { most, sizeOf }: Space,
): { readonly shown: readonly string[]; readonly leftOut: number } {
  const shown: string[] = [];
  let used = 0;
  for (const item of items) {
    const line = render(item);
    used += sizeOf(line) + 1;
    if (used > most) break;
    shown.push(line);
  }
  return { shown, leftOut: items.length - shown.length };
}

/** Column heads; a colon at the end of one sets its column to the right. */
export function renderTable(heads: readonly string[], rows: readonly string[]): string {
  const names = heads.map((head) => head.replace(/:$/, ''));
  const rule = heads.map((head) => (head.endsWith(':') ? '--:' : '---'));
  return [renderRow(names), renderRow(rule), ...rows].join('\n');
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

/** A list on one line, cut after some; foreign texts as code. */
export function renderNames(names: readonly string[], most: number): string {
  const shown = names.slice(0, most).map((name) => escapeCode(name, 200));
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

export function joinBlocks(blocks: readonly (string | null)[]): string {
  return blocks.filter((block) => block !== null && block !== '').join('\n\n');
}
