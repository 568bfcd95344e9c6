import { keepGenerated } from './generated-text.ts';
import { bundleSource, describePackages, packageFolders } from './bundle-stats.ts';
import { listPackages } from './bundle-table.ts';

/**
 * Updates the table of packages in docs/maintainers/supply-chain.md; `--check` only compares. Exits
 * with 1 if the bundle has a package for which nobody has written down why.
 */
const packages = await describePackages(packageFolders(await bundleSource()));
let unannounced: readonly string[] = [];

await keepGenerated('docs/maintainers/supply-chain.md', (present) => {
  const listed = listPackages(present, packages);
  unannounced = listed.unannounced;
  return listed.page;
});

for (const name of unannounced) {
  console.log(
    `${name} is in the bundle, and docs/maintainers/supply-chain.md does not say what for and why it is trusted.`,
  );
  process.exitCode = 1;
}
