import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { renderPage } from './page.ts';
import { scenes } from './scenes/all.ts';
import { takePicture } from './picture.ts';

/**
 * Draws every report as GitHub shows it, at two widths, light and dark, into one page with the
 * heights beside: `npm run gallery [-- folder [name …]]`. Needs a Chromium (CHROMIUM=…; Debian:
 * apt-get install chromium).
 */
const [folder = 'reports/gallery', ...names] = process.argv.slice(2);
const target = resolve(folder);
mkdirSync(target, { recursive: true });
const profile = mkdtempSync(join(tmpdir(), 'gallery-'));

const rows: string[] = [];
for (const { name, readIn, markdown } of scenes()) {
  if (names.length > 0 && !names.includes(name)) continue;
  writeFileSync(join(target, `${name}.md`), markdown);
  const cells: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    for (const width of [1_000, 390]) {
      const picture = join(target, `${name}-${theme}-${width}.png`);
      const { height, overflow } = takePicture(
        renderPage(markdown, theme),
        picture,
        width,
        profile,
      );
      if (theme === 'light')
        console.log(
          `${name} (${readIn}) ${width}: ${height} px${overflow > 0 ? `, ${overflow} px too wide` : ''}`,
        );
      cells.push(
        `<figure><figcaption>${theme}, ${width} px wide, ${height} px high</figcaption><img src="${name}-${theme}-${width}.png"></figure>`,
      );
    }
  }
  rows.push(`<h2 id="${name}">${name} (${readIn})</h2><div>${cells.join('')}</div>`);
}
writeFileSync(
  join(target, 'index.html'),
  `<!doctype html><meta charset="utf-8"><title>What people see</title><style>body{font:14px sans-serif;background:#888}div{display:flex;gap:16px;align-items:start}img{max-width:100%}</style>${rows.join('\n')}`,
);
rmSync(profile, { recursive: true, force: true });
console.log(`${target}/index.html`);
