/** Tables of a report, as GitHub draws them. */

/**
 * What a reader sees without unfolding anything, and without the lines that are there to be copied.
 */
export const outside = (markdown: string): string =>
  markdown.replace(/<details>[\s\S]*?<\/details>/g, '').replace(/```[\s\S]*?```/g, '');

/** Each table that stands open, as rows of cells, without the links behind their words. */
export const openTables = (markdown: string): string[][][] =>
  (outside(markdown).match(/(?:^\|.*\n?)+/gm) ?? []).map((table) =>
    table
      .replace(/\]\([^)]*\)/g, ']')
      .trim()
      .split('\n')
      .filter((row) => !/^\| (?::--|--:)/.test(row))
      .map((row) => row.split('|').slice(1, -1)),
  );

/**
 * About as wide as GitHub draws it where every cell breaks at its spaces: 6.9 pixels a letter, as
 * Chromium measured them, and 27 of padding and border.
 */
export function widthOf(table: readonly (readonly string[])[]): number {
  const [head = []] = table;
  const longest = head.map((_, at) => {
    const words = table.flatMap((row) =>
      (row[at] ?? '').replace(/\*|\[|\]|<[^>]+>/g, ' ').split(/[\s/]/),
    );
    return Math.max(0, ...words.map((word) => word.length));
  });
  return longest.reduce((sum, letters) => sum + letters * 6.9 + 27, 0);
}
