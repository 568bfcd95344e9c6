import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { showHappyDays } from './happy.ts';
import { DemoPage } from './page.ts';
import { showBadDays } from './trouble.ts';
import { Lab } from '../lab/lab.ts';
import { findLabLeaks } from '../lab/lab-leaks.ts';

/**
 * `npm run demo`: a Prolific and a GitHub on this machine, and the real, built action as a separate
 * process. Nothing leaves the machine, and no money moves. Ends with an error if anything differs
 * from what the text says.
 */
const sample = await readFile(new URL('../../examples/bonuses/week1.csv', import.meta.url), 'utf8');
const inSample = sample.match(/^[0-9a-f]{24}(?=,)/gm) ?? [];
const later = ['65e2b90f4c7d1a386f0ce917', '64a97d3e21c8f5b06e4d80b2'];
const lab = await Lab.start({
  participants: [...inSample, ...later],
  inputs: { 'settle-minutes': '0.05' },
});
try {
  const page = new DemoPage(lab);
  console.log(
    'Pay Prolific bonuses: the real action against a Prolific and a GitHub on this machine.',
  );
  await showHappyDays(lab, page, sample);
  await showBadDays(lab, page);
  assert.deepEqual(await findLabLeaks(lab), [], 'no full id and no token may be seen');
  console.log(
    '\n  As promised at every step: each bonus was paid once, and where the action could not know,\n  it paid nothing and said so.',
  );
} finally {
  await lab.close();
}
