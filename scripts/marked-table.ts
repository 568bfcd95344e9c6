/** The two lines of a Markdown page between which a script keeps a table. */
export interface Markers {
  readonly start: string;
  readonly end: string;
}

/**
 * The rows of the table between the markers, the head among them, as `writeTable` was given them.
 * Throws where there are no markers.
 */
export function readTable(page: string, markers: Markers): string[][] {
  const { from, to } = find(page, markers);
  const rows = page.slice(from, to).split('\n');
  return rows.filter((row) => row.startsWith('| ')).map(readRow);
}

/**
 * The page with these rows, of which the first is the head, between the markers. Throws where there
 * are no markers.
 */
export function writeTable(
  page: string,
  markers: Markers,
  [head, ...rows]: readonly [readonly string[], ...(readonly string[])[]],
): string {
  const { from, to } = find(page, markers);
  const table = [head, head.map(() => '---'), ...rows].map(renderRow).join('\n');
  return `${page.slice(0, from)}\n\n${table}\n\n${page.slice(to)}`;
}

/** Where the first marker ends and the second begins. */
function find(page: string, { start, end }: Markers): { from: number; to: number } {
  const at = page.indexOf(start);
  const to = page.indexOf(end);
  if (at === -1 || to < at) throw new Error(`The page lacks the lines "${start}" and "${end}"`);
  return { from: at + start.length, to };
}

function renderRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function readRow(row: string): string[] {
  const cells = row.split(/(?<!\\)\|/).slice(1, -1);
  return cells.map((cell) => cell.trim().replaceAll('\\|', '|'));
}
