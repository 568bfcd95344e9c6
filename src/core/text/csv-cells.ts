/**
 * A CSV that people open in a spreadsheet. RFC 4180, with a comma; but a spreadsheet may split at a
 * semicolon, a tab or a bar as well, and takes a cell that begins with one of these signs for a
 * formula and runs it, in their wide form too. An apostrophe makes it text, wherever a cell could
 * begin.
 */
const formulaStart = /(^|[;,\t|\r\n])([ \u00a0\v\f"']*)([=+\-@＝＋－＠])/g;

/** Text that others wrote: a label, a path, a name. Numbers of ours need none of it. */
function defuse(text: string): string {
  return text.replace(formulaStart, "$1'$2$3").replace(/^[\t\r]/, "'$&");
}

/** A negative amount is a number, and stays one. */
const amount = /^-?\d+(?:\.\d+)?$/;

/**
 * RFC 4180: a cell with a comma, a quote or a line break is put in quotes, and its quotes are
 * doubled.
 */
function renderCell(text: string): string {
  const safe = amount.test(text) ? text : defuse(text);
  return /[",;|\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function renderCsv(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return [columns, ...rows].map((cells) => `${cells.map(renderCell).join(',')}\r\n`).join('');
}
