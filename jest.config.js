/** Tests run the TypeScript sources; types are checked beforehand by `npm run types`. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '\\.tsx?$': ['ts-jest', { tsconfig: 'test/tsconfig.json', diagnostics: false }],
    // preact, openid-client and eld come as ES modules only.
    '\\.mjs$|/node_modules/(openid-client|oauth4webapi|jose|eld)/.*\\.js$': [
      'ts-jest',
      { tsconfig: { allowJs: true, module: 'commonjs' }, diagnostics: false },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(preact|openid-client|oauth4webapi|jose|eld)/)'],
  testTimeout: 60_000,
};
