/**
 * A CSV that people open in a spreadsheet. RFC 4180, with commas. But a spreadsheet may also split
 * at a semicolon, a tab or a bar, and runs a cell that begins with one of these signs, or with its
 * full-width form, as a formula. An apostrophe makes it text, wherever a cell could begin.
 */
const formulaStart = /(^|[;,\t|\r\n])([ \u00a0\v\f"']*)([=+\-@＝＋－＠])/g;

/** For foreign text: a label, a path, a name. Our own numbers do not need it. */
function defuse(text: string): string {
  return text.replace(formulaStart, "$1'$2$3").replace(/^[\t\r]/, "'$&");
}

/** A negative amount is a number, and stays one. */
const negative = /^-\d+(?:\.\d+)?$/;

/**
 * RFC 4180: puts a cell with a comma, a quote or a line break in quotes, and doubles its quotes.
 */
function renderCell(text: string): string {
  const safe = negative.test(text) ? text : defuse(text);
  return /[",;|\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function renderCsv(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return [columns, ...rows].map((cells) => `${cells.map(renderCell).join(',')}\r\n`).join('');
}
