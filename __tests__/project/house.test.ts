import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { codes } from '../../src/core/errors.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

function filesIn(...patterns: string[]): string[] {
  const files = globSync(patterns, { cwd: root }).sort();
  // A pattern that finds nothing would make every rule below hold.
  if (files.length === 0) throw new Error(`There are no files ${patterns.join(', ')}`);
  return files;
}

function read(path: string): string {
  return readFileSync(`${root}${path}`, 'utf8');
}

const source = filesIn('src/**/*.ts');
const beside = ['sandbox', '__tests__', 'bench', 'scripts'].flatMap((room) =>
  filesIn(`${room}/**/*.{ts,js}`),
);

describe('the house', () => {
  it('has no source file of more than 200 lines, and no suite of more than 400', () => {
    const isLong = (most: number) => (path: string) =>
      read(path).trimEnd().split('\n').length > most;
    const [suites, others] = [true, false].map((isSuite) =>
      beside.filter((path) => path.endsWith('.test.ts') === isSuite),
    );
    const long = [...source, ...(others ?? [])].filter(isLong(200));
    expect([...long, ...(suites ?? []).filter(isLong(400))]).toEqual([]);
  });

  it('wraps its comments at 100 columns', () => {
    const wide = [...source, ...beside].flatMap((path) => {
      const comments = read(path).matchAll(/^ *(?:\/\/|\/?\*).*$/gm);
      return [...comments]
        .filter(([line]) => line.length > 100)
        .map(([line]) => `${path}: ${line}`);
    });
    expect(wide).toEqual([]);
  });

  it('has no two source files with one name, except for what core decides and flows put in order', () => {
    const byName = Map.groupBy(source, (path) => basename(path));
    const twins = [...byName.values()].filter((paths) => paths.length > 1);
    // A port's decision in core/ and its order in flows/ may share the word for what both are
    // about.
    const rooms = twins.map((paths) => paths.map(dirname).sort().join(' and '));
    expect(rooms.filter((pair) => pair !== 'src/core and src/flows')).toEqual([]);
  });

  it.each([
    ['ARCHITECTURE.md', 40, ['', 'src/', 'src/core/', 'src/flows/', 'src/adapters/']],
    // What `npm run mutate` makes is in no commit.
    ['CONTRIBUTING.md', 25, ['', 'src/']],
    ['__tests__/README.md', 30, ['', '__tests__/']],
  ])('has every file and folder that %s names', (page, least, places) => {
    const names = [...read(page).matchAll(/`([\w./-]+(?:\.(?:ts|js|yml|md)|\/))`/g)];
    const absent = names.filter(([, name]) =>
      places.every((place) => !existsSync(`${root}${place}${name}`)),
    );
    expect(names.length).toBeGreaterThan(least);
    expect(absent.map(([, name]) => name).filter((name) => name !== 'reports/')).toEqual([]);
  });

  it('has every wing in the order that the walls hold', () => {
    const walls = read('.dependency-cruiser.js');
    const wings = source.flatMap((path) => /^src\/\w+\/([\w-]+)\//.exec(path)?.slice(1) ?? []);
    expect(wings.length).toBeGreaterThan(150);
    expect([...new Set(wings)].filter((wing) => !walls.includes(`'${wing}'`))).toEqual([]);
  });

  it('has no junk drawers, and one index: where it starts', () => {
    const names = source.map((path) => path.replace(/\.ts$/, ''));
    const drawers = names.filter((name) =>
      name.split('/').some((part) => /^(?:utils?|helpers?|types|common)$/.test(part)),
    );
    const indexes = names.filter((name) => name.endsWith('/index'));
    expect([drawers, indexes]).toEqual([[], ['src/index']]);
  });

  it('has no error code that nothing in it can give', () => {
    // Whoever tells how a run ended asks which codes were given, and gives none itself.
    const givers = source.filter(
      (path) => !/^src\/core\/(?:errors\.ts|result\/|report\/)/.test(path),
    );
    const texts = givers.map(read);
    const unused = codes.filter((code) => !texts.some((text) => text.includes(`'${code}'`)));
    expect(givers.length).toBeGreaterThan(100);
    expect(unused).toEqual([]);
  });

  it('has no comment that turns off coverage, lint or types', () => {
    // Written so that it does not match itself.
    const forbidden =
      /(?:istanbul|c8|v8) ignore|(?:eslint)-disable|(?:biome)-ignore|@ts-(?:ignore|expect-error|nocheck)/;
    const hits = [...source, ...beside].filter((path) => forbidden.test(read(path)));
    expect(hits).toEqual([]);
  });
});
