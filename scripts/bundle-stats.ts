import { execFile } from 'node:child_process';
import { glob, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** A package whose code is in the bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/** The part that we read of what webpack reports about a bundle. */
export interface BundleModule {
  /** The file; a module that webpack makes up has none. */
  readonly nameForCondition?: string | null;
  /** The files that hold it; none for a module that was left out because nothing needs it. */
  readonly chunks?: readonly (string | number)[];
  /** Of modules that were joined into one: its parts. */
  readonly modules?: readonly BundleModule[];
}

const root = fileURLToPath(new URL('../', import.meta.url));

/**
 * Bundles `src/` as `npm run build` does, into a folder that is thrown away, and gives webpack's
 * own list of what went in. The numbers that modules have in `dist/` itself do not tell where they
 * come from.
 */
export async function bundleSource(): Promise<readonly BundleModule[]> {
  // Inside node_modules, so that packages are found from there; nothing is bundled from the cache
  // but our own source.
  const cache = join(root, 'node_modules', '.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'bundle-'));
  try {
    await stripSource(folder);
    const stats = join(folder, 'stats.json');
    const ncc = join(root, 'node_modules', '@vercel', 'ncc', 'dist', 'ncc', 'cli.js');
    const args = ['build', join(folder, 'index.js'), '--out', join(folder, 'out')];
    const options = ['--target', 'es2024', '--quiet', '--no-cache', '--stats-out', stats];
    await promisify(execFile)(process.execPath, [ncc, ...args, ...options], { cwd: root });
    const { modules } = JSON.parse(await readFile(stats, 'utf8')) as { modules: BundleModule[] };
    return modules;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Writes `src/` as JavaScript. Types are only taken out, so every import of a value stays as it is.
 */
async function stripSource(folder: string): Promise<void> {
  const source = join(root, 'src');
  for await (const path of glob('**/*.ts', { cwd: source })) {
    const stripped = stripTypeScriptTypes(await readFile(join(source, path), 'utf8'));
    const target = join(folder, path.replace(/\.ts$/, '.js'));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, stripped.replaceAll(/(['"]\.{1,2}\/[^'"]+)\.ts(?=['"])/g, '$1.js'));
  }
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
}

/** The folders of the packages, each once, sorted: `/…/node_modules/@actions/core`. */
export function packageFolders(modules: readonly BundleModule[]): string[] {
  const inBundle = modules.filter(({ chunks }) => chunks !== undefined && chunks.length > 0);
  const files = inBundle.flatMap(filesOf);
  const folders = files.flatMap((file) => {
    const own = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
    return own === undefined || own.endsWith('/node_modules/.cache') ? [] : [own];
  });
  return [...new Set(folders)].sort();
}

function filesOf({ nameForCondition, modules = [] }: BundleModule): string[] {
  const own = typeof nameForCondition === 'string' ? [nameForCondition] : [];
  return [...own, ...modules.flatMap(filesOf)].map((file) => file.replaceAll('\\', '/'));
}

/** What the packages say of themselves, each name and version once, sorted. */
export async function describePackages(folders: readonly string[]): Promise<BundledPackage[]> {
  const all = new Map<string, BundledPackage>();
  for (const folder of folders) {
    const text = await readFile(join(folder, 'package.json'), 'utf8');
    const { name, version, license } = JSON.parse(text) as BundledPackage;
    all.set(`${name}@${version}`, { name, version, license });
  }
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
