import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { EarlierBuild } from '../../bench/earlier-build.ts';

describe('a build of earlier', () => {
  it('is what was committed then, and is removed again', () => {
    const build = new EarlierBuild('HEAD');
    expect(readFileSync(build.main, 'utf8')).toContain('pay-prolific-bonuses');
    expect(readFileSync(`${dirname(build.main)}/package.json`, 'utf8')).toContain('module');
    build.remove();
    expect(existsSync(build.main)).toBe(false);
  });

  it('cannot be built of a commit that is not there', () => {
    expect(() => new EarlierBuild('no-such-commit')).toThrow('no-such-commit');
  });
});
