import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));
const files = globSync('__tests__/{action,examples}/**/*.ts', { cwd: root }).sort();

/** The files that import this name as a value, and so can use it; a type alone starts nothing. */
function importersOf(name: string, from: RegExp): string[] {
  return files.filter((file) => {
    const text = readFileSync(`${root}${file}`, 'utf8');
    return [...text.matchAll(/^import (?!type\b)([^;]*?) from '([^']+)';/gm)].some(
      ([, names = '', module = '']) =>
        from.test(module) && new RegExp(`(?<!type )\\b${name}\\b`).test(names),
    );
  });
}

describe('every story', () => {
  it('is told by the one helper that looks for leaks at its end: nobody else starts a lab or the action', () => {
    expect(importersOf('Lab', /\/sandbox\/lab\/lab\.ts$/)).toEqual(['__tests__/action/story.ts']);
    // A step of an example is run here, in a lab of the helper's, which is shown what it printed.
    expect(importersOf('runAction', /\/sandbox\/runner\/run-action\.ts$/)).toEqual([
      '__tests__/examples/step-run.ts',
    ]);
    expect(importersOf('findLabLeaks', /\/sandbox\/lab\/lab-leaks\.ts$/)).toEqual([
      '__tests__/action/story.ts',
    ]);
    // The demo looks for leaks by itself, and is a program of its own.
    expect(importersOf('(?:spawn|exec|execFile|fork)', /^node:child_process$/)).toEqual([
      '__tests__/action/demo.test.ts',
      '__tests__/examples/step-run.ts',
    ]);
  });
});
