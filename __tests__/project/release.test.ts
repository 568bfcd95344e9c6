import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readWorkflow } from '../examples/workflow-file.ts';
import { ScriptPlace, scriptOf } from './workflow-script.ts';

const sha = 'a'.repeat(40);
const env = { VERSION: '1.2.0', GITHUB_SHA: sha, GITHUB_REPOSITORY: 'your-org/pay' };

let place: ScriptPlace;

beforeEach(() => {
  place = new ScriptPlace();
  place.write('work/package.json', '{ "version": "1.2.0" }');
  place.write(
    'work/CHANGELOG.md',
    '# Changes\n\n## [Unreleased]\n\n## [1.2.0] - 2026-11-22\n\n- Better.\n\n## [1.1.0]\n\n- Older.\n',
  );
  place.write('work/dist/index.js', '1\n');
  place.write('work/action.yml', 'name: Pay\n');
});

afterEach(() => {
  place.remove();
});

describe('a release', () => {
  const { jobs } = readWorkflow('.github/workflows/release.yml');

  it('is drafted, rebuilt, attested and then published, each only after the one before, and from main alone', () => {
    const order = Object.entries(jobs).map(([name, { needs = null }]) => [name, needs]);
    expect(order).toEqual([
      ['draft', null],
      ['rebuild', 'draft'],
      ['attest', 'rebuild'],
      ['publish', 'attest'],
    ]);
    expect(jobs['draft']?.if).toBe("github.ref == 'refs/heads/main'");
  });

  it('waits for a human before it is published, and for nobody before that', () => {
    const waits = Object.entries(jobs).map(([name, { environment = null }]) => [name, environment]);
    expect(waits).toEqual([
      ['draft', null],
      ['rebuild', null],
      ['attest', null],
      ['publish', 'release'],
    ]);
  });

  it('runs other code than its own in no job that can write', () => {
    const writing = Object.values(jobs).filter(({ permissions = {} }) =>
      Object.values(permissions).includes('write'),
    );
    const scripts = writing.flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
    expect(writing).toHaveLength(3);
    expect(scripts.filter((script) => /\bnpm |bash \.ci/.test(script))).toEqual([]);
  });
});

describe('the check of a release', () => {
  const script = scriptOf(
    'release.yml',
    'draft',
    'The version is new, and package.json and CHANGELOG.md have it',
  );
  const noSuchTag = 'exit 1';

  it('lets a new version pass that package.json and CHANGELOG.md have', () => {
    place.answerGh(noSuchTag);
    expect(place.run(script, env).code).toBe(0);
    expect(place.asked).toEqual(['api repos/your-org/pay/git/ref/tags/v1.2.0 --silent']);
  });

  it('refuses a version that was published before', () => {
    const { code, printed } = place.run(script, env);
    expect(code).toBe(1);
    expect(printed).toContain('never changes');
  });

  it.each(['1.2', 'v1.2.0', '01.2.0', '1.2.0-rc.1', '1.1.0', '1.2.0; rm -rf .'])(
    'refuses %s, which is not the version of package.json',
    (version) => {
      place.answerGh(noSuchTag);
      expect(place.run(script, { ...env, VERSION: version }).code).toBe(1);
    },
  );

  it('refuses a version of which CHANGELOG.md says nothing', () => {
    place.answerGh(noSuchTag);
    place.write('work/CHANGELOG.md', '## [1.1.0]\n');
    expect(place.run(script, env).code).toBe(1);
  });
});

describe('the draft of a release', () => {
  const script = scriptOf('release.yml', 'draft', 'Draft');

  it('has the section of its version as notes, and the hashes of all that runs', () => {
    place.answerGh('[[ "$2" == create ]]');
    expect(place.run(script, env)).toEqual({ code: 0, printed: '' });
    expect(place.read('temp/notes.md').trim()).toBe('- Better.');
    expect(place.read('temp/SHA256SUMS')).toMatch(
      /^[0-9a-f]{64} {2}action\.yml\n[0-9a-f]{64} {2}dist\/index\.js\n$/,
    );
    expect(place.asked[1]).toContain(`--draft --target ${sha}`);
  });

  it('is not made a second time', () => {
    expect(place.run(script, env).code).toBe(1);
    expect(place.asked).toEqual(['release view v1.2.0']);
  });
});

describe('the publishing of a release', () => {
  const script = scriptOf('release.yml', 'publish', 'Publish, and move the major version');
  const published = (commit: string, majorIsThere: boolean): string =>
    `case "$*" in *commits/v1.2.0*) echo ${commit};; *git/ref/tags/v1*) exit ${majorIsThere ? 0 : 1};; esac`;

  it('moves the major version to the commit that was published', () => {
    place.answerGh(published(sha, true));
    expect(place.run(script, env).code).toBe(0);
    expect(place.asked[0]).toBe('release edit v1.2.0 --repo your-org/pay --draft=false');
    expect(place.asked.at(-1)).toBe(
      `api --method PATCH repos/your-org/pay/git/refs/tags/v1 -f sha=${sha} -F force=true --silent`,
    );
  });

  it('makes the major version where there is none', () => {
    place.answerGh(published(sha, false));
    expect(place.run(script, env).code).toBe(0);
    expect(place.asked.at(-1)).toContain('--method POST repos/your-org/pay/git/refs');
  });

  it('leaves the major version alone where another commit was published than the checked one', () => {
    place.answerGh(published('b'.repeat(40), true));
    expect(place.run(script, env).code).toBe(1);
    expect(place.asked.filter((line) => line.includes('--method'))).toEqual([]);
  });
});
