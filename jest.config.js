const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2023',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic', importSource: 'preact' } },
      },
      module: { type: 'es6' },
    },
  ],
};
const project = (displayName, testMatch) => ({
  displayName,
  rootDir: import.meta.dirname ?? new URL('.', import.meta.url).pathname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform,
  testMatch: testMatch.map((pattern) => `<rootDir>/test/${pattern}.test.{ts,tsx}`),
});

export default {
  // The embedded database takes seconds to open while other tests run beside it.
  testTimeout: 60_000,
  testSequencer: './scripts/tools/longest-first.mjs',
  projects: [
    // Without a server of another kind, and within half a minute: part of `npm run check`.
    project('fast', ['{domain,charter,documents,mail,scripts}/**/*', 'web/{render,format}']),
    project('parts', ['{store,api}/**/*', 'web/axe']),
    project('workflows', ['{workflows,replay,years}/**/*']),
    project('postgres', ['postgres/**/*']),
    project('e2e', ['{e2e,faults}/**/*']),
  ],
};
