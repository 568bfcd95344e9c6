import { spawnSync } from 'node:child_process';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Builds `dist/` from `src/`, on any system: compiles, bundles, and writes the licences of what is
 * in the bundle. It replaces the old `dist/` only if all of that has worked.
 *
 *   node scripts/build.ts
 */
const root = fileURLToPath(new URL('../', import.meta.url));
const inRoot = (...parts: string[]): string => join(root, ...parts);
const stats = inRoot('build', 'stats.json');
const bundle = inRoot('build', 'dist');

/** Runs Node itself without a shell, so no program has to be on the path. */
function run(script: string, ...args: string[]): void {
  const { status } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(1);
}

/**
 * One letter beyond Latin-1, and V8 keeps the whole source at two bytes a letter, which costs every
 * start a twentieth of its CPU. Escaped, the letters mean the same: they stand in comments, strings
 * and regular expressions only, never in `String.raw`.
 */
async function writeInAscii(file: string): Promise<void> {
  const escape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const source = await readFile(file, 'utf8');
  await writeFile(file, source.replaceAll(/[^\0-\x7f]/g, escape));
}

await rm(inRoot('build'), { recursive: true, force: true });
run(fileURLToPath(import.meta.resolve('typescript/bin/tsc')), '--project', 'tsconfig.build.json');
// ncc never cleans, so it writes into a folder that is new.
const ncc = ['build', inRoot('build', 'index.js'), '--out', bundle, '--stats-out', stats];
run(
  fileURLToPath(import.meta.resolve('@vercel/ncc/dist/ncc/cli.js')),
  ...ncc,
  '--target',
  'es2024',
);
await writeInAscii(join(bundle, 'index.js'));
run(inRoot('scripts', 'bundle-licenses.ts'), stats, join(bundle, 'licenses.txt'));
await rm(inRoot('dist'), { recursive: true, force: true });
await rename(bundle, inRoot('dist'));
