import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

const browser = process.env['CHROMIUM'] ?? 'chromium';

/** No network, no sandbox (it may run as root), nothing of a first start. */
const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
  '--allow-file-access-from-files',
  '--virtual-time-budget=3000',
];

/**
 * What the page measured itself: its height, and by how much something in it is too wide to be read
 * without scrolling.
 */
const measure = `<script>addEventListener('load',()=>setTimeout(()=>{
const frame=document.querySelector('iframe');const inner=frame.contentDocument;
const high=inner.documentElement.scrollHeight;
const wide=Math.max(0,...[...inner.querySelectorAll('.markdown-body>table')].map(t=>t.scrollWidth-t.clientWidth));
frame.style.height=high+'px';document.title=high+' '+wide;},1500))</script>`;

/**
 * One page as a PNG. The narrow width needs a frame: a window is never narrower than 500 pixels.
 *
 * @returns its height and the overflow of its widest table, in pixels
 */
export function takePicture(
  html: string,
  file: string,
  width: number,
  profile: string,
): { height: number; overflow: number } {
  const inner = `${file}.inner.html`;
  const outer = `${file}.html`;
  writeFileSync(inner, html);
  const frame = (height: number): string =>
    `<!doctype html><meta charset="utf-8"><title></title><style>body{margin:0}iframe{border:0;display:block}</style><iframe src="file://${inner}" width="${width}" height="${height}"></iframe>${measure}`;
  writeFileSync(outer, frame(100));
  const dom = run([`--user-data-dir=${profile}`, '--dump-dom', `file://${outer}`]);
  const [height = 400, overflow = 0] = (/<title>(\d+) (\d+)/.exec(dom) ?? []).slice(1).map(Number);
  writeFileSync(outer, frame(height));
  run([
    `--user-data-dir=${profile}`,
    `--screenshot=${file}`,
    `--window-size=${Math.max(width, 500)},${height}`,
    `file://${outer}`,
  ]);
  return { height, overflow };
}

function run(given: readonly string[]): string {
  const { stdout, status, error } = spawnSync(browser, [...quiet, ...given], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 60_000,
  });
  if (error !== undefined || status !== 0)
    throw error ?? new Error(`${browser} ended with ${status}`);
  return stdout;
}
