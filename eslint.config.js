import sonarjs from 'eslint-plugin-sonarjs';
import tseslint from 'typescript-eslint';

const junkDrawers = {
  regex: '/(utils?|helpers?|types|common|index)(\\.ts)?$',
  message: 'Name the file after what it knows; no junk drawers, no barrels.',
};

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
    plugins: { sonarjs },
    rules: {
      'sonarjs/cognitive-complexity': ['error', 16],
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
