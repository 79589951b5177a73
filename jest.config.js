/** Tests run the TypeScript sources; types are checked beforehand by `npm run types`. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testMatch: ['**/*.test.ts'],
  transform: { '\\.tsx?$': ['ts-jest', { tsconfig: 'test/tsconfig.json', diagnostics: false }] },
  testTimeout: 60_000,
};
