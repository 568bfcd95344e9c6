import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { bundleSource, describePackages, packageFolders } from '../../scripts/bundle-stats.ts';
import { listPackages } from '../../scripts/bundle-table.ts';
import { runScript } from '../docs/run-script.ts';

const page = readFileSync(
  new URL('../../docs/maintainers/supply-chain.md', import.meta.url),
  'utf8',
);
const known = { name: 'csv-parse', version: '7.0.3', license: 'MIT' };

function dist(file: string): string {
  return readFileSync(new URL(`../../dist/${file}`, import.meta.url), 'utf8');
}

describe('docs/maintainers/supply-chain.md', () => {
  it('lists every package in the bundle, with why it is trusted, and none that is not in it', async () => {
    const folders = packageFolders(await bundleSource());
    const listed = listPackages(page, await describePackages(folders));

    expect(listed.unannounced).toEqual([]);
    expect(listed.page).toBe(page);
    // What webpack writes into the committed bundle is not the whole list, but no more than it.
    const named = dist('index.js').matchAll(/node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//g);
    for (const [, name = ''] of named) expect(page).toContain(`| \`${name}\` |`);
  });

  it('takes a package that nobody has written about as unannounced', () => {
    const stranger = { name: 'left-pad', version: '1.3.0', license: 'WTFPL' };
    const listed = listPackages(page, [known, stranger]);
    expect(listed.unannounced).toEqual(['left-pad@1.3.0']);
    // Bringing the page up to date by the script does not make it announced.
    expect(listPackages(listed.page, [known, stranger]).unannounced).toEqual(['left-pad@1.3.0']);
  });

  it('drops a package that has left the bundle, and keeps what people wrote about the others', () => {
    const listed = listPackages(page, [{ ...known, version: '8.0.0' }]);
    expect(listed.unannounced).toEqual([]);
    expect(listed.page).toMatch(/^\| `csv-parse` \| 8\.0\.0 \| MIT \| reading the CSV \|/m);
    expect(listed.page).not.toContain('| `undici` |');
  });

  it('keeps a bar that people wrote in a cell', () => {
    const written = page.replace('| reading the CSV |', '| reading \\| splitting the CSV |');
    const listed = listPackages(written, [known]);
    expect(listed.unannounced).toEqual([]);
    expect(listed.page).toContain('| `csv-parse` | 7.0.3 | MIT | reading \\| splitting the CSV |');
  });
});

describe('the folders of packages in a bundle', () => {
  it('are those of modules that are in a file of it, also inside joined modules and nested packages', () => {
    const at = (path: string): string => `/src/node_modules/${path}`;
    const folders = packageFolders([
      { nameForCondition: at('.cache/bundle-1/main.js'), chunks: [1] },
      {
        chunks: [1],
        modules: [{ nameForCondition: at('@a/b/c.js') }, { nameForCondition: at('d/index.js') }],
      },
      { nameForCondition: at('d/node_modules/e/index.js'), chunks: [2] },
      { nameForCondition: at('left-out/index.js'), chunks: [] },
      { nameForCondition: null, chunks: [1] },
    ]);
    expect(folders).toEqual([at('@a/b'), at('d'), at('d/node_modules/e')]);
  });
});

describe('scripts/bundle-licenses.ts', () => {
  it('writes down the licence of every package in a bundle, with its text', async () => {
    const packages = fileURLToPath(new URL('../../node_modules/', import.meta.url));
    const folder = mkdtempSync(join(tmpdir(), 'licences-'));
    try {
      const [stats, target] = [join(folder, 'stats.json'), join(folder, 'licenses.txt')];
      const modules = ['csv-parse/lib/sync.js', 'tunnel/index.js'].map((path) => ({
        nameForCondition: `${packages}${path}`,
        chunks: [1],
      }));
      writeFileSync(stats, JSON.stringify({ modules }));

      const { exitCode } = await runScript('scripts/bundle-licenses.ts', stats, target);

      expect(exitCode).toBe(0);
      const text = readFileSync(target, 'utf8');
      expect(text.match(/^\S+ \d+\.\d+\.\d+$/gm)).toEqual([
        expect.stringMatching(/^csv-parse /),
        expect.stringMatching(/^tunnel /),
      ]);
      for (const name of ['csv-parse', 'tunnel'])
        expect(text).toContain(readFileSync(`${packages}${name}/LICENSE`, 'utf8').trimEnd());
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
