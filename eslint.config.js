import tseslint from 'typescript-eslint';

/** Forbids imports that match, in one room of the house (ARCHITECTURE.md has the table of rooms). */
const wall = (files, patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const junkDrawers = {
  regex: '/(utils?|helpers?|types|common|index)(\\.ts)?$',
  message: 'Name the file after what it knows; no junk drawers, no barrels.',
};

const pureCore = 'core/ is pure: it imports core/ only, and two pure libraries.';
const flowsKnow = 'flows/ know core/ and ports.ts only.';

export default tseslint.config(
  { ignores: ['dist', 'build', 'coverage', 'reports', 'node_modules', '.stryker-tmp'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', 'scripts/*.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-imports': ['error', { patterns: [junkDrawers] }],
    },
  },
  {
    files: ['**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  // A wing is one folder deep: from a room in it, `../` is still the house's own floor.
  wall(
    ['src/core/*.ts'],
    [junkDrawers, { regex: '^(?!\\./|node:crypto$|csv-parse/sync$|valibot$)', message: pureCore }],
  ),
  wall(
    ['src/core/*/**'],
    [
      junkDrawers,
      {
        regex: '^(?!\\./|\\.\\./(?!\\.)|node:crypto$|csv-parse/sync$|valibot$)',
        message: pureCore,
      },
    ],
  ),
  wall(
    ['src/ports.ts'],
    [junkDrawers, { regex: '^(?!\\./core/)', message: 'ports.ts knows the types of core/ only.' }],
  ),
  wall(
    ['src/flows/*.ts'],
    [junkDrawers, { regex: '^(?!\\./|\\.\\./core/|\\.\\./ports\\.ts$)', message: flowsKnow }],
  ),
  wall(
    ['src/flows/*/**'],
    [
      junkDrawers,
      {
        regex: '^(?!\\./|\\.\\./(?!\\.)|\\.\\./\\.\\./core/|\\.\\./\\.\\./ports\\.ts$)',
        message: flowsKnow,
      },
    ],
  ),
  wall(
    ['src/adapters/**'],
    [
      junkDrawers,
      {
        regex: '^\\.\\./\\.\\./(?!core/|ports\\.ts$)',
        message: 'adapters/ know core/, ports.ts and libraries.',
      },
    ],
  ),
  wall(
    ['src/inputs.ts', 'src/outputs.ts'],
    [
      junkDrawers,
      {
        regex: '^(?!\\./core/|@actions/core$)',
        message: 'inputs.ts and outputs.ts know core/ and @actions/core.',
      },
    ],
  ),
  {
    files: ['src/core/**', 'src/flows/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        'process',
        'setTimeout',
        'setInterval',
        'fetch',
        'performance',
        'Buffer',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time comes in as an argument.' },
        { object: 'Math', property: 'random', message: 'Randomness comes in as an argument.' },
      ],
    },
  },
  {
    files: ['src/**'],
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: false }],
      'max-lines-per-function': ['error', 80],
    },
  },
);
