import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Lab } from '../sandbox/lab/lab.ts';
import { endOf } from '../sandbox/runner/run-action.ts';
import { renderPage } from './page.ts';
import { takePicture } from './picture.ts';

/**
 * The pictures of README and docs: `npm run pictures`. The real action, built, on loopback: a pull
 * request adds a file, it is merged, and what the comment and the summary say is drawn as GitHub
 * shows it.
 */
const docs = fileURLToPath(new URL('../docs/', import.meta.url));
const sample = await readFile(new URL('../examples/bonuses/week1.csv', import.meta.url), 'utf8');
const people = sample.match(/^[0-9a-f]{24}(?=,)/gm) ?? [];
const profile = mkdtempSync(join(tmpdir(), 'pictures-'));
const lab = await Lab.start({
  participants: people,
  inputs: { mode: 'auto', currency: 'GBP', 'max-total': '500', 'settle-minutes': '0.05' },
});

async function draw(name: string, markdown: string): Promise<void> {
  // The addresses of the loopback servers are not shown; only their links would be.
  const file = join(docs, name);
  const { height } = takePicture(renderPage(markdown, 'light'), file, 860, profile);
  rmSync(`${file}.html`);
  rmSync(`${file}.inner.html`);
  // 64 colours are enough for text, and make a fourth of the bytes; without pngquant the picture is
  // only larger.
  spawnSync('pngquant', ['--force', '--ext', '.png', '--strip', '64', file]);
  const { length } = await readFile(file);
  console.log(`${name}: ${height} px, ${length} bytes`);
}

try {
  lab.addPullRequest(7);
  await lab.push({ 'bonuses/week1.csv': sample });
  const planned = await lab.run({
    event: {
      name: 'pull_request',
      ref: 'refs/pull/7/merge',
      payload: { pull_request: { number: 7 } },
    },
  });
  assert.equal(endOf(planned), 'planned, exit 0');
  await draw('comment.png', lab.comments()[0] ?? '');
  const paid = await lab.run();
  assert.equal(endOf(paid), 'paid, exit 0');
  await draw('summary.png', paid.summary);
} finally {
  await lab.close();
  rmSync(profile, { recursive: true, force: true });
}
