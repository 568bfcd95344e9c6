import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readPage, rowsOf, sectionOf } from './pages.ts';

const rows = rowsOf(readPage('docs/maintainers/promises.md')).map(([promise = '', proof = '']) => ({
  promise,
  proofs: proof.split('; '),
}));

const { scripts } = JSON.parse(readPage('package.json')) as {
  scripts: Readonly<Record<string, string>>;
};

/** Whether a test of the file has this name, as it stands in the source. */
function hasTest(path: string, name: string): boolean {
  if (!existsSync(new URL(`../../${path}`, import.meta.url))) return false;
  const source = readPage(path).replace(/\\(['"`])/g, '$1');
  return ["'", '"', '`'].some((quote) => {
    const title = `${quote}${name}${quote}`;
    // A title is the first argument of a call; a describe's would be a group and prove nothing.
    return [...source.split(title).slice(0, -1)].some((before) =>
      /\b(?:it|test)(?:\.each(?:<[^>]*>)?[^;]*)?\(\s*$/.test(before),
    );
  });
}

function isProof(proof: string): boolean {
  const [, path = '', name = ''] = /^(__tests__\/\S+\.ts) "(.+)"$/.exec(proof) ?? [];
  if (path !== '') return hasTest(path, name);
  if (proof.startsWith('npm run ')) return proof.slice('npm run '.length) in scripts;
  const script = /^bash (\S+)$/.exec(proof)?.[1];
  return script !== undefined && existsSync(new URL(`../../${script}`, import.meta.url));
}

describe('docs/maintainers/promises.md', () => {
  it.each(rows)('names proofs that exist: $promise', ({ proofs }) => {
    expect(proofs.filter((proof) => !isProof(proof))).toEqual([]);
  });

  it.each([
    ['How it stays safe', 'docs/how-it-works.md'],
    ['Questions people ask', 'docs/questions.md'],
  ])(
    'has a row for each sentence in bold of a section, and says in bold which: %s',
    (heading, page) => {
      const section = sectionOf(readPage(page), heading);
      const promised = Array.from(section.matchAll(/^(?:- )?\*\*(.+?)\*\*/gm), ([, text]) => text);
      const proven = rows.flatMap(({ promise }) => /^\*\*(.+?)\*\*/.exec(promise)?.[1] ?? []);
      expect(promised.length).toBeGreaterThanOrEqual(5);
      expect(proven).toEqual(expect.arrayContaining(promised));
    },
  );

  it('is not deceived by a name that no test has', () => {
    const path = '__tests__/docs/errors.test.ts';
    expect(
      hasTest(path, 'has a paragraph for each code, in the order of the code, and none besides'),
    ).toBe(true);
    expect(hasTest(path, 'docs/errors.md')).toBe(false);
    expect(hasTest(path, 'has a paragraph')).toBe(false);
    expect(hasTest('__tests__/docs/absent.test.ts', 'has a paragraph')).toBe(false);
  });
});
