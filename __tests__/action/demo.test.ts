import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const demo = fileURLToPath(new URL('../../sandbox/demo/demo.ts', import.meta.url));

describe('the demo', () => {
  it('ends by itself within a minute, with every step as it says, and fits 100 columns', async () => {
    const run = promisify(execFile)(process.execPath, [demo], { timeout: 60_000 });

    const { stdout } = await run;

    expect(stdout.match(/^── \d/gm)).toHaveLength(6);
    expect(stdout).toContain('each bonus was paid once');
    expect(stdout.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });
});
