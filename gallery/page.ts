import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { marked } from 'marked';

/** Markdown as GitHub shows it: its own style sheet, and a renderer of its dialect. */

/** One sheet for each theme: the common one follows the reader's system. */
function styleSheet(theme: 'light' | 'dark'): string {
  const name = `github-markdown-css/github-markdown-${theme}.css`;
  return readFileSync(fileURLToPath(import.meta.resolve(name)), 'utf8');
}

/**
 * GitHub draws a quote that begins with `[!CAUTION]` as an alert; the renderer of the dialect does
 * not.
 */
function drawAlerts(html: string): string {
  return html.replace(
    /<blockquote>\s*<p>\[!(CAUTION|WARNING)\]\s*([\s\S]*?)<\/blockquote>/g,
    (_, kind: string, rest: string) =>
      `<div class="markdown-alert markdown-alert-${kind.toLowerCase()}"><p class="markdown-alert-title">${kind.charAt(0)}${kind.slice(1).toLowerCase()}</p><p>${rest}</div>`,
  );
}

/**
 * Mermaid is 70 MB of packages, so it is drawn only where its bundle is given:
 * MERMAID=…/mermaid.min.js.
 */
const mermaid = process.env['MERMAID'];

function drawCharts(html: string): string {
  return html.replace(
    /<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g,
    '<pre class="mermaid">$1</pre>',
  );
}

/** A whole page as wide as the window. */
export function renderPage(markdown: string, theme: 'light' | 'dark', isOpen = false): string {
  const html = drawCharts(drawAlerts(marked.parse(markdown, { async: false, gfm: true })));
  const body = isOpen ? html.replaceAll('<details>', '<details open>') : html;
  const background = theme === 'dark' ? '#0d1117' : '#ffffff';
  const script =
    mermaid === undefined
      ? ''
      : `<script src="file://${mermaid}"></script><script>mermaid.initialize({startOnLoad:true,theme:'${theme === 'dark' ? 'dark' : 'default'}'})</script>`;
  return `<!doctype html><html lang="en" data-theme="${theme}"><meta charset="utf-8"><style>${styleSheet(theme)}
html,body{margin:0;background:${background}}.markdown-body{padding:16px;font-size:14px;color-scheme:${theme}}</style>
<body><article class="markdown-body" data-theme="${theme}">${body}</article>${script}</body></html>`;
}
