import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { keepGenerated } from './generated-text.ts';
import { type Markers, writeTable } from './marked-table.ts';

/**
 * Writes the tables of inputs and outputs in README.md from action.yml, between their markers.
 * `--check` only compares.
 */

interface ActionFile {
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly default?: string }>
  >;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

const { inputs, outputs } = parse(
  await readFile(new URL('../action.yml', import.meta.url), 'utf8'),
) as ActionFile;

const inputRows = Object.entries(inputs).map(([name, input]) => [
  input.default === undefined ? code(name) : `${code(name)} (${code(input.default)})`,
  input.description,
]);
const outputRows = Object.entries(outputs).map(([name, output]) => [
  code(name),
  output.description,
]);

await keepGenerated('README.md', (readme) => {
  const inputTable = [['Input (default)', 'Meaning'], ...inputRows] as const;
  const withInputs = writeTable(readme, markersOf('inputs'), inputTable);
  return writeTable(withInputs, markersOf('outputs'), [['Output', 'Meaning'], ...outputRows]);
});

function markersOf(name: string): Markers {
  return {
    start: `<!-- ${name}: by scripts/readme-tables.ts -->`,
    end: `<!-- end of ${name} -->`,
  };
}

function code(text: string): string {
  return `\`${text}\``;
}
