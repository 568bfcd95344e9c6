import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import type { Workflow } from '../examples/workflow-file.ts';
import { blocksOf, readPage } from './pages.ts';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runScript } from './run-script.ts';

const readme = readPage('README.md');
const [quickStart = ''] = blocksOf(readme, 'yaml');

describe('the README', () => {
  it('has at most 1,200 words, tables and workflow included', () => {
    // As wc -w counts them: the bars of tables too.
    const words = readme.split(/\s+/).filter((word) => word !== '');
    expect(words.length).toBeLessThanOrEqual(1200);
  });

  it('begins with a workflow of one job, some 25 lines and one field', () => {
    const { on, jobs } = parse(quickStart) as Workflow;
    expect(quickStart.trimEnd().split('\n').length).toBeLessThanOrEqual(28);
    expect(Object.keys(jobs)).toHaveLength(1);
    const { inputs = {} } = on['workflow_dispatch'] as { inputs?: object };
    expect(Object.keys(inputs)).toEqual(['answer']);
  });

  it('lists the examples, that which shows no plan last', () => {
    const names = Array.from(readme.matchAll(/\(examples\/([\w-]+)\.yml\)/g), ([, name]) => name);
    expect(names.length).toBeGreaterThan(5);
    expect(names.at(-1)).toBe('pay-on-merge');
  });
});

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A copy of what the script reads, with an input that the README does not know. */
async function withNewInput(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'readme-tables-'));
  try {
    for (const name of ['scripts', 'README.md', 'package.json'])
      await cp(path.join(root, name), path.join(folder, name), { recursive: true });
    await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    const action = await readFile(path.join(root, 'action.yml'), 'utf8');
    const grown = action.replace(
      /^inputs:\n/m,
      "inputs:\n  colour:\n    description: Of the day; `red` | `blue`.\n    default: 'red'\n",
    );
    await writeFile(path.join(folder, 'action.yml'), grown);
    await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('the tables of inputs and outputs in the README', () => {
  it('are those of action.yml', async () => {
    expect(await runScript('scripts/readme-tables.ts', '--check')).toEqual({
      exitCode: 0,
      output: 'README.md is up to date.\n',
    });
  });

  it('fail the check when action.yml has changed, until they are written again', async () => {
    await withNewInput(async (folder) => {
      const script = path.join(folder, 'scripts/readme-tables.ts');
      const before = await readFile(path.join(folder, 'README.md'), 'utf8');
      const checked = await runScript(script, '--check');
      expect(checked.exitCode).toBe(1);
      expect(checked.output).toContain('README.md is out of date.');
      expect(await readFile(path.join(folder, 'README.md'), 'utf8')).toBe(before);

      expect(await runScript(script)).toEqual({ exitCode: 0, output: 'README.md was written.\n' });
      const written = await readFile(path.join(folder, 'README.md'), 'utf8');
      expect(written).toContain('| `colour` (`red`) | Of the day; `red` \\| `blue`. |\n');
      expect((await runScript(script, '--check')).exitCode).toBe(0);
    });
  });
});
