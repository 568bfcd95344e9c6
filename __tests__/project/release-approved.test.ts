import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readWorkflow } from '../examples/workflow-file.ts';
import { ScriptPlace, scriptOf } from './workflow-script.ts';

const sha = 'a'.repeat(40);
const env = { VERSION: '1.2.0', GITHUB_SHA: sha, GITHUB_REPOSITORY: 'your-org/pay' };

let place: ScriptPlace;

beforeEach(() => {
  place = new ScriptPlace();
  place.write('work/dist/index.js', '1\n');
  place.write('work/action.yml', 'name: Pay\n');
});

afterEach(() => {
  place.remove();
});

describe('what was approved of a release', () => {
  const fix = scriptOf('release.yml', 'attest', 'Fix what may be published');
  const compare = scriptOf('release.yml', 'publish', 'It is still what was approved');
  const files = { GITHUB_OUTPUT: 'output', GITHUB_STEP_SUMMARY: 'summary' };
  let approved: Record<string, string>;

  /**
   * What the draft is when somebody has said yes; its file of checksums is the one in `drafted`.
   */
  function draft(is: string, verifies = true): void {
    place.answerGh(`case "$1 $2" in
  'release view') echo '${is}';;
  'release download') mkdir -p '${place.temp}/draft'; cp '${place.folder}/drafted' '${place.temp}/draft/SHA256SUMS';;
  'attestation verify') exit ${verifies ? 0 : 1};;
esac`);
  }

  beforeEach(() => {
    const { code } = place.run(fix, {
      ...env,
      ...Object.fromEntries(
        Object.entries(files).map(([name, file]) => [name, `${place.folder}/${file}`]),
      ),
    });
    expect(code).toBe(0);
    const [, checksums = ''] = /^checksums=([0-9a-f]{64})$/m.exec(place.read('output')) ?? [];
    approved = { ...env, CHECKSUMS: checksums };
    place.write('drafted', place.read('temp/SHA256SUMS'));
  });

  it('is fixed before anybody is asked, and shown to them', () => {
    expect(place.read('summary')).toContain(`commit ${sha}`);
    expect(place.read('summary')).toMatch(/^[0-9a-f]{64} {2}dist\/index\.js$/m);
    const { steps } = readWorkflow('.github/workflows/release.yml').jobs['publish'] ?? {};
    const names = steps?.flatMap(({ name }) => name ?? []);
    expect(names).toEqual(['It is still what was approved', 'Publish, and move the major version']);
  });

  it('passes where nothing has changed, signed by this workflow on main at this commit', () => {
    draft(`true ${sha} SHA256SUMS`);
    expect(place.run(compare, approved)).toEqual({ code: 0, printed: '' });
    const signed =
      '--repo your-org/pay --signer-workflow your-org/pay/.github/workflows/release.yml';
    expect(place.asked.slice(-2)).toEqual(
      ['action.yml', 'dist/index.js'].map(
        (file) =>
          `attestation verify ${file} ${signed} --source-ref refs/heads/main --source-digest ${sha}`,
      ),
    );
  });

  it.each([
    ['has another target', `true ${'b'.repeat(40)} SHA256SUMS`],
    ['has a file more', `true ${sha} SHA256SUMS extra.tar.gz`],
    ['was published by somebody', `false ${sha} SHA256SUMS`],
  ])('is not published where the draft %s', (_how, is) => {
    draft(is);
    const { code, printed } = place.run(compare, approved);
    expect([code, printed]).toEqual([1, expect.stringContaining('Nothing was published')]);
  });

  it('is not published where the checksums of the draft are others', () => {
    draft(`true ${sha} SHA256SUMS`);
    place.write('drafted', `${'0'.repeat(64)}  dist/index.js\n`);
    const { code, printed } = place.run(compare, approved);
    expect([code, printed]).toEqual([1, expect.stringContaining('Nothing was published')]);
  });

  it.each(['dist/index.js', 'action.yml'])('is not published where %s is another', (file) => {
    draft(`true ${sha} SHA256SUMS`);
    place.write(`work/${file}`, 'something else\n');
    expect(place.run(compare, approved).code).not.toBe(0);
  });

  it('is not published where nobody of this workflow has signed it', () => {
    draft(`true ${sha} SHA256SUMS`, false);
    expect(place.run(compare, approved).code).not.toBe(0);
  });
});
