import type { Table } from './section.ts';

/** Text and machine-made figures as Markdown. */
export function renderPage(
  machine: readonly (readonly [string, string])[],
  tables: readonly Table[],
): string {
  const about = renderRows([['measured on', ''], ...machine]);
  const intro =
    'Written by `npm run bench`. Times of different machines, or of different loads of one, cannot be compared: look at the ratios.';
  return [`# Figures\n\n${intro}\n\n${about}`, ...tables.map(renderTable)].join('\n');
}

/** A table with its title and notes, as Markdown that also reads well in a terminal. */
export function renderTable({ title, rows, notes = [] }: Table): string {
  const remarks = notes.map((note) => `${note}\n`).join('\n');
  return `## ${title}\n\n${renderRows(rows)}${remarks === '' ? '' : `\n${remarks}`}`;
}

function renderRows(rows: readonly (readonly (string | number)[])[]): string {
  const [head = [], ...body] = rows.map((row) => row.map(String));
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...body].map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |\n`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('');
}
