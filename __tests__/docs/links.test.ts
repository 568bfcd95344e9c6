import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { anchorsOf, pages, readPage } from './pages.ts';

const root = new URL('../../', import.meta.url);

describe('links between the pages', () => {
  it.each(pages)('lead to a file that is there, and to a heading that it has: %s', (page) => {
    const base = new URL(page, root);
    const targets = Array.from(readPage(page).matchAll(/\]\(([^)\s]+)\)/g), ([, to = '']) => to);
    const broken = targets.filter((target) => {
      if (/^https?:/.test(target)) return false;
      const url = new URL(target, base);
      const anchor = url.hash.slice(1);
      url.hash = '';
      if (!existsSync(url)) return true;
      const path = url.pathname.slice(root.pathname.length);
      return anchor !== '' && !anchorsOf(readPage(path)).includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});

describe('the pages', () => {
  it('name no address of their own that was made up', () => {
    const uses = pages.flatMap((page) =>
      Array.from(readPage(page).matchAll(/^ *(?:- )?uses: (\S.*)$/gm), ([, used = '']) => used),
    );
    const ours = uses.filter((used) => used.includes('pay-prolific-bonuses'));
    expect(new Set(ours)).toEqual(new Set(['your-org/pay-prolific-bonuses@<commit hash>']));
    const others = uses.filter((used) => !used.includes('pay-prolific-bonuses'));
    for (const used of others) expect(used).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v[\d.]+$/);
  });
});
