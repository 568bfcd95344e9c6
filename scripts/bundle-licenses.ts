import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BundleModule, describePackages, packageFolders } from './bundle-stats.ts';

/**
 * Writes the licences of everything in the bundle into one file, as they ask for:
 *
 *   node scripts/bundle-licenses.ts <webpack's stats of the bundle> <file to write>
 *
 * ncc can do this too, but not for a bundle of several files: there it keeps the licences of the
 * last one only.
 */
const [statsFile, target] = process.argv.slice(2);
if (statsFile === undefined || target === undefined)
  throw new Error('Name the stats of the bundle and the file to write');

const { modules } = JSON.parse(await readFile(statsFile, 'utf8')) as { modules: BundleModule[] };
const sections = new Map<string, string>();
for (const folder of packageFolders(modules)) {
  const [described] = await describePackages([folder]);
  if (described === undefined) throw new Error(`${folder} is no package`);
  const { name, version, license } = described;
  sections.set(
    `${name}@${version}`,
    `${name} ${version}\n${license}\n${await readLicense(folder)}\n`,
  );
}
await writeFile(target, [...sections.values()].sort().join('\n'));

/** A package that is published without its licence's text is named with the licence alone. */
async function readLicense(folder: string): Promise<string> {
  const files = (await readdir(folder)).sort();
  const file = files.find((name) => /^licen[cs]e/i.test(name));
  return file === undefined ? '' : (await readFile(join(folder, file), 'utf8')).trimEnd();
}
