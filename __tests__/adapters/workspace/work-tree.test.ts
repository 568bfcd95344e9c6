import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findRepositoryRoot } from '../../../src/adapters/workspace/work-tree.ts';

let top = '';
beforeAll(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'tree-')));
  mkdirSync(join(top, 'checkout/bonuses'), { recursive: true });
  // A linked work tree has a file of this name.
  writeFileSync(join(top, 'checkout/.git'), '');
});
afterAll(() => {
  rmSync(top, { recursive: true });
});

describe('the root of the repository of a file', () => {
  const spellings = ['', '/', '//', '/.', '/checkout/..', '/checkout/../'];

  it.each(spellings)('is found where the workspace is spelled with "%s" at its end', (end) => {
    const inside = join(top, 'checkout/bonuses/week1.csv');
    expect(findRepositoryRoot(inside, `${top}${end}`)).toBe(join(top, 'checkout'));
  });

  it.each(spellings)('is the workspace, with "%s" at its end, where git is nowhere', (end) => {
    expect(findRepositoryRoot(join(top, 'a/week1.csv'), `${top}${end}`)).toBe(top);
  });

  it.each(['/', '/elsewhere/week1.csv', '../week1.csv', ''])(
    'is the workspace for a file that is not in it: %s',
    (file) => {
      expect(findRepositoryRoot(file, top)).toBe(top);
    },
  );

  it('is found in a path with steps up', () => {
    const file = `${top}/other/../checkout/bonuses/../week1.csv`;
    expect(findRepositoryRoot(file, top)).toBe(join(top, 'checkout'));
  });

  it.each(['/', '//'])('ends where the workspace is the root of the disk: %s', (root) => {
    expect(findRepositoryRoot(join(top, 'a/week1.csv'), root)).toBe('/');
  });
});
