import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { keepGenerated } from './generated-text.ts';

/**
 * Writes src/core/inputs/defaults.ts from action.yml: the runner applies a default only if an input
 * is left out; a workflow that passes on an empty input gets the default from that file. `--check`
 * only compares.
 */

const { inputs } = parse(await readFile(new URL('../action.yml', import.meta.url), 'utf8')) as {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
};

// An expression, such as that of the job's own token, is for GitHub to fill in.
const lines = Object.entries(inputs).flatMap(([name, { default: text = '' }]) =>
  text === '' || text.includes('${{') ? [] : [`  ${keyOf(name)}: '${text}',`],
);

const text = [
  '/** What an empty input counts as: from action.yml, by scripts/input-defaults.ts. */',
  'export const inputDefaults = {',
  ...lines,
  '} as const;',
  '',
].join('\n');

await keepGenerated('src/core/inputs/defaults.ts', () => text);

function keyOf(name: string): string {
  return /^[a-z]+$/.test(name) ? name : `'${name}'`;
}
