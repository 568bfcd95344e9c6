import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { runScript } from './run-script.ts';

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
