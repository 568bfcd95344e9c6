/**
 * The walls of the house (ARCHITECTURE.md has the table of wings): who may import whom, and no
 * circle anywhere. What a wing may not import is written as a path that it must not reach.
 */

/** Wings from the ground up: each may import those before it, never one after it. */
const order = {
  core: [
    'text',
    'prolific',
    'csv',
    'inputs',
    'ledger',
    'plan',
    'losses',
    'checks',
    'audit',
    'record',
    'result',
    'report',
  ],
  flows: ['run', 'looking', 'asking', 'auditing', 'resolving', 'payment'],
  adapters: [
    'http',
    'ledger',
    'github',
    'prolific',
    'workspace',
    'branch',
    'branch-past',
    'branch-ledger',
    'artifact-records',
    'artifacts',
    'artifact-ledger',
    'runner',
  ],
};

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
    ...Object.entries(order).flatMap(([house, wings]) =>
      wings
        .slice(0, -1)
        .map((wing, index) =>
          wall(
            `${house}-${wing}-imports-no-later-wing`,
            `^src/${house}/${wing}/`,
            { path: `^src/${house}/(?:${wings.slice(index + 1).join('|')})/` },
            `Wings of ${house}/ import upwards only: ${wings.join(', ')}.`,
          ),
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
    wall('one-ledger-never-knows-the-other', '^src/adapters/branch', {
      path: '^src/adapters/artifact',
    }),
    wall('one-ledger-never-knows-the-other', '^src/adapters/artifact', {
      path: '^src/adapters/branch',
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
