import type { BundledPackage } from './bundle-stats.ts';

const start =
  '<!-- packages: names, versions and licences by scripts/bundle-contents.ts, the rest by people -->';
const end = '<!-- end of packages -->';
const head = ['Package', 'Version', 'License', 'In the bundle for', 'Trusted because'];

/** What stands in the table until a human has written something. */
const unsaid = '?';

/** The page with its table brought up to date, and the packages of which nobody has said why they are there and are trusted. */
export interface ListedPackages {
  readonly page: string;
  readonly unannounced: readonly string[];
}

/** Brings the table of packages up to date. What people wrote about a package stays as long as one of that name is in the bundle. */
export function listPackages(page: string, packages: readonly BundledPackage[]): ListedPackages {
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from === -1 || to < from) throw new Error(`The page lacks the lines "${start}" and "${end}"`);
  const written = readTable(page.slice(from + start.length, to));
  const unannounced: string[] = [];
  const rows = packages.map(({ name, version, license }) => {
    const said = written.get(name);
    const isSaid = said?.every((cell) => cell !== '' && cell !== unsaid) ?? false;
    if (!isSaid) unannounced.push(`${name}@${version}`);
    return [`\`${name}\``, version, license, ...(said ?? [unsaid, unsaid])];
  });
  const table = [head, head.map(() => '---'), ...rows].map(renderRow).join('\n');
  return { page: `${page.slice(0, from)}${start}\n\n${table}\n\n${page.slice(to)}`, unannounced };
}

/** What people wrote, by the package's name. */
function readTable(text: string): Map<string, readonly string[]> {
  const rows = text.split('\n').filter((line) => line.startsWith('| `'));
  return new Map(
    rows.map((row) => {
      const cells = row.split('|').map((cell) => cell.trim());
      const [, name = '', , , purpose = unsaid, trust = unsaid] = cells;
      return [name.replaceAll('`', ''), [purpose, trust]];
    }),
  );
}

function renderRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
