/**
 * The walls of the house (ARCHITECTURE.md has the table of wings): who may import whom, and no circle
 * anywhere. What a wing may not import is written as a path that it must not reach.
 */

/** Wings of core/ from the ground up: each may import those before it, never one after it. */
const coreWings = [
  'text',
  'prolific',
  'csv',
  'inputs',
  'ledger',
  'plan',
  'checks',
  'audit',
  'record',
  'result',
  'report',
];

const wall = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to,
});

export default {
  forbidden: [
    wall('no-circle', '^(?:src|sandbox|bench|scripts)/', { circular: true }),
    // Files of one simulated world may name each other's types.
    wall('no-circle-of-code', '^__tests__/', {
      circular: true,
      viaOnly: { dependencyTypesNot: ['type-only'] },
    }),
    ...coreWings
      .slice(0, -1)
      .map((wing, index) =>
        wall(
          `core-${wing}-imports-no-later-wing`,
          `^src/core/${wing}/`,
          { path: `^src/core/(?:${coreWings.slice(index + 1).join('|')})/` },
          `Wings of core/ import upwards only: ${coreWings.join(', ')}.`,
        ),
      ),
    wall(
      'core-is-pure',
      '^src/core/',
      { pathNot: ['^src/core/', '^(?:node:)?crypto$', 'csv-parse/sync', '/valibot/'] },
      'core/ imports core/, node:crypto and two pure libraries: no clock, no randomness, no process.',
    ),
    wall('ports-know-types-of-core', '^src/ports\\.ts$', { pathNot: '^src/core/' }),
    wall('flows-know-core-and-ports', '^src/flows/', {
      pathNot: ['^src/flows/', '^src/core/', '^src/ports\\.ts$'],
    }),
    wall('adapters-know-core-ports-and-libraries', '^src/adapters/', {
      path: '^src/',
      pathNot: ['^src/adapters/', '^src/core/', '^src/ports\\.ts$'],
    }),
    wall('one-ledger-never-knows-the-other', '^src/adapters/branch-ledger/', {
      path: '^src/adapters/artifact-ledger/',
    }),
    wall('one-ledger-never-knows-the-other', '^src/adapters/artifact-ledger/', {
      path: '^src/adapters/branch-ledger/',
    }),
    wall('inputs-and-outputs-know-core', '^src/(?:inputs|outputs)\\.ts$', {
      pathNot: ['^src/core/', '/@actions/core/'],
    }),
    wall('nobody-imports-tests', '^(?:src|sandbox|bench|scripts)/', { path: '^__tests__/' }),
    wall('the-product-knows-no-sandbox', '^src/', { path: '^(?:sandbox|bench|scripts)/' }),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  },
};
