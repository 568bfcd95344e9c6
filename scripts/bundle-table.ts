import type { BundledPackage } from './bundle-stats.ts';
import { readTable, writeTable } from './marked-table.ts';

const markers = {
  start:
    '<!-- packages: names, versions and licences by scripts/bundle-contents.ts, the rest by people -->',
  end: '<!-- end of packages -->',
};
const head = ['Package', 'Version', 'License', 'In the bundle for', 'Trusted because'];

/** What is in the table until a human has written something. */
const unsaid = '?';

/**
 * The page with its updated table, and the packages for which nobody has said why they are there
 * and are trusted.
 */
export interface ListedPackages {
  readonly page: string;
  readonly unannounced: readonly string[];
}

/**
 * Updates the table of packages. What people wrote about a package stays as long as one with that
 * name is in the bundle.
 */
export function listPackages(page: string, packages: readonly BundledPackage[]): ListedPackages {
  const written = new Map(
    readTable(page, markers).map(([name = '', , , purpose = unsaid, trust = unsaid]) => {
      return [name, [purpose, trust]];
    }),
  );
  const unannounced: string[] = [];
  const rows = packages.map(({ name, version, license }) => {
    const cell = `\`${name}\``;
    const said = written.get(cell);
    const isSaid = said?.every((text) => text !== '' && text !== unsaid) ?? false;
    if (!isSaid) unannounced.push(`${name}@${version}`);
    return [cell, version, license, ...(said ?? [unsaid, unsaid])];
  });
  return { page: writeTable(page, markers, [head, ...rows]), unannounced };
}
