import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { blocksOf, pages, readPage } from './pages.ts';

const { scripts } = JSON.parse(readPage('package.json')) as {
  scripts: Readonly<Record<string, string>>;
};

describe.each(pages)('the commands of %s', (page) => {
  const text = readPage(page);

  it('are shell that bash can read', () => {
    const errors = blocksOf(text, 'sh').map((block) =>
      spawnSync('bash', ['-n'], { input: block, encoding: 'utf8' }).stderr.trim(),
    );
    expect(errors.filter((error) => error !== '')).toEqual([]);
  });

  it('name scripts that the project has', () => {
    const names = Array.from(text.matchAll(/npm run ([\w:-]+)/g), ([, name = '']) => name);
    expect(names.filter((name) => !(name in scripts))).toEqual([]);
    const files = Array.from(
      text.matchAll(/(?:node|bash) ([\w.]+\/[\w./-]+)/g),
      ([, file = '']) => file,
    );
    expect(files.filter((file) => !existsSync(new URL(`../../${file}`, import.meta.url)))).toEqual(
      [],
    );
  });
});
