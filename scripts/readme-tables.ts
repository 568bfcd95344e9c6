import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { keepGenerated } from './generated-text.ts';

/** Writes the tables of inputs and outputs in README.md from action.yml, between their markers. `--check` only compares. */

interface ActionFile {
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly default?: string }>
  >;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

const { inputs, outputs } = parse(
  await readFile(new URL('../action.yml', import.meta.url), 'utf8'),
) as ActionFile;

await keepGenerated('README.md', (readme) => {
  const withInputs = between(
    readme,
    'inputs',
    ['Input', 'Default', 'Meaning'],
    Object.entries(inputs).map(([name, input]) => [
      code(name),
      input.default === undefined ? '' : code(input.default),
      input.description,
    ]),
  );
  return between(
    withInputs,
    'outputs',
    ['Output', 'Meaning'],
    Object.entries(outputs).map(([name, output]) => [code(name), output.description]),
  );
});

function between(
  text: string,
  name: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const start = `<!-- ${name}: made from action.yml by scripts/readme-tables.ts -->`;
  const end = `<!-- end of ${name} -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from === -1 || to < from)
    throw new Error(`README.md lacks the markers "${start}" and "${end}"`);
  const table = [head, head.map(() => '---'), ...rows].map(renderRow).join('\n');
  return `${text.slice(0, from)}${start}\n\n${table}\n\n${text.slice(to)}`;
}

function renderRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function code(text: string): string {
  return `\`${text}\``;
}
