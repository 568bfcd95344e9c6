import { globSync, readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);

/** Every page of the project that people read, by its path from the root. */
export const pages: readonly string[] = globSync(
  ['*.md', 'docs/**/*.md', 'examples/**/*.md', '__tests__/README.md'],
  {
    cwd: root,
  },
).sort();

export function readPage(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}

/** The fenced blocks of one language. */
export function blocksOf(markdown: string, language: string): string[] {
  const fence = new RegExp(`^ *\`\`\`${language}\\n(.*?)^ *\`\`\``, 'gms');
  return Array.from(markdown.matchAll(fence), ([, block = '']) => block);
}

/** What stands under a heading, up to the next one of the same level or above. */
export function sectionOf(markdown: string, heading: string): string {
  const lines = withoutBlocks(markdown).split('\n');
  const start = lines.findIndex((line) => line.replace(/^#+ /, '') === heading);
  const level = /^#+/.exec(lines[start] ?? '')?.[0].length;
  if (level === undefined) throw new Error(`No heading "${heading}"`);
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => (/^#+(?= )/.exec(line)?.[0].length ?? 7) <= level);
  return rest.slice(0, end === -1 ? rest.length : end).join('\n');
}

/** The rows of the first table in a text, without its head; cells without the marks of code. */
export function rowsOf(markdown: string): string[][] {
  const lines = markdown.split('\n');
  const rule = lines.findIndex((line) => /^\|(?: ?-+ ?\|)+$/.test(line));
  const rows: string[][] = [];
  for (const line of lines.slice(rule + 1)) {
    if (!line.startsWith('|')) break;
    rows.push(
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
  }
  return rows;
}

/** The headings of a page as GitHub makes anchors of them. */
export function anchorsOf(markdown: string): string[] {
  const headings = withoutBlocks(markdown).matchAll(/^#+ (.*)$/gm);
  return Array.from(headings, ([, text = '']) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Blanked, so that a comment in a shell block is no heading. */
function withoutBlocks(markdown: string): string {
  return markdown.replace(/^ *```.*?^ *```$/gms, '');
}
