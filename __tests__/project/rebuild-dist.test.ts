import { readdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ScriptPlace, scriptOf } from './workflow-script.ts';

const script = scriptOf('rebuild-dist.yml', 'commit', 'Add it to the branch');
const branch = 'dependabot/npm_and_yarn/valibot-1.6.0';
const env = { BRANCH: branch };

let place: ScriptPlace;

// Dependabot's branch at a remote, checked out; and what the job that may only read has built.
beforeEach(async () => {
  place = new ScriptPlace();
  await place.git('init', '--quiet', '--bare', join(place.folder, 'origin.git'));
  await place.git('init', '--quiet');
  await place.git('remote', 'add', 'origin', join(place.folder, 'origin.git'));
  for (const name of ['index.js', '377.index.js', 'licenses.txt', 'package.json'])
    place.write(`work/dist/${name}`, `old ${name}\n`);
  place.write('work/docs/maintainers/supply-chain.md', 'old versions\n');
  await place.git('add', '--all');
  await place.git('commit', '--quiet', '--message', 'Bump valibot');
  await place.git('push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);
  await place.git('checkout', '--quiet', '--detach');
  for (const name of ['index.js', '378.index.js', 'licenses.txt', 'package.json'])
    place.write(`temp/rebuilt/dist/${name}`, `new ${name}\n`);
  place.write('temp/rebuilt/supply-chain.md', 'new versions\n');
});

afterEach(() => {
  place.remove();
});

async function commitsOfBranch(): Promise<number> {
  return Number(await place.git('rev-list', '--count', `origin/${branch}`));
}

describe('the job of rebuild-dist.yml that may write', () => {
  it('adds the rebuilt files to the branch, takes away what is no longer built, and starts CI', async () => {
    const { code, printed } = place.run(script, env);

    expect({ code, printed }).toEqual({ code: 0, printed: '' });
    await place.git('fetch', '--quiet', 'origin');
    const changes = await place.git(
      'diff',
      '--name-status',
      `origin/${branch}~1`,
      `origin/${branch}`,
    );
    expect(changes.split('\n').map((line) => line.split('\t')[1])).toEqual(
      expect.arrayContaining(['dist/index.js', 'docs/maintainers/supply-chain.md']),
    );
    const files = await place.git('ls-tree', '--name-only', `origin/${branch}:dist`);
    expect(files.split('\n')).toEqual(['378.index.js', 'index.js', 'licenses.txt', 'package.json']);
    expect(place.asked).toEqual([`workflow run ci.yml --ref ${branch}`]);
  });

  it('adds nothing where the build gives what is there', async () => {
    place.run(script, env);
    await place.git('fetch', '--quiet', 'origin');
    const before = await commitsOfBranch();

    const again = place.run(script, env);

    await place.git('fetch', '--quiet', 'origin');
    expect([again.code, await commitsOfBranch()]).toEqual([0, before]);
    expect(place.asked).toHaveLength(1);
  });

  const odd: [string, () => void][] = [
    [
      'a workflow',
      () => {
        place.write('temp/rebuilt/.github/workflows/ci.yml', 'on: push\n');
      },
    ],
    [
      'a file in dist that no build makes',
      () => {
        place.write('temp/rebuilt/dist/extra.sh', 'true\n');
      },
    ],
    [
      'a file in a folder of dist',
      () => {
        place.write('temp/rebuilt/dist/a/index.js', '1\n');
      },
    ],
    [
      'a file with a line feed in its name',
      () => {
        place.write('temp/rebuilt/dist/x\nindex.js', '1\n');
      },
    ],
    [
      'a link in the place of a file',
      () => {
        symlinkSync('/etc/passwd', join(place.temp, 'rebuilt/dist/1.index.js'));
      },
    ],
  ];
  it.each(odd)('refuses %s, and changes nothing', async (_what, add) => {
    add();

    const { code, printed } = place.run(script, env);

    expect(code).toBe(1);
    expect(printed).toContain('do not belong in dist');
    await place.git('fetch', '--quiet', 'origin');
    expect(await commitsOfBranch()).toBe(1);
    expect(place.asked).toEqual([]);
  });

  const links: [string, () => string][] = [
    ['the dist that was built', () => join(place.temp, 'rebuilt/dist')],
    ['dist on the branch', () => join(place.work, 'dist')],
    ['the folder of the pages', () => join(place.work, 'docs/maintainers')],
    ['the page itself', () => join(place.work, 'docs/maintainers/supply-chain.md')],
  ];
  it.each(links)('adds nothing where a link stands in the place of %s', async (_what, pathOf) => {
    const path = pathOf();
    const elsewhere = join(place.folder, 'elsewhere');
    renameSync(path, elsewhere);
    symlinkSync(elsewhere, path);

    const { code, printed } = place.run(script, env);

    expect(code).toBe(1);
    expect(printed).toMatch(/is not a real folder|is a link/);
    expect(readdirSync(place.folder)).toContain('elsewhere');
    await place.git('fetch', '--quiet', 'origin');
    expect(await commitsOfBranch()).toBe(1);
    expect(place.asked).toEqual([]);
  });

  it('does not overwrite a branch that has moved on', async () => {
    await place.git('commit', '--quiet', '--allow-empty', '--message', 'Later');
    await place.git('push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);
    await place.git('checkout', '--quiet', 'HEAD~1');

    const { code } = place.run(script, env);

    expect(code).not.toBe(0);
    await place.git('fetch', '--quiet', 'origin');
    expect(await place.git('log', '-1', '--format=%s', `origin/${branch}`)).toBe('Later');
    expect(place.asked).toEqual([]);
  });
});
