export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/scripts/jest-strip-types.js' },
  coverageProvider: 'v8',
  // Only what hangs takes so long: a machine that does ten other things at once is no proof of a
  // fault. A run of the action ends first, and says what it had printed.
  testTimeout: 600_000,
  maxWorkers: 2,
};
