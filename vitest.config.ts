import { defaultServerConditions } from 'vite';
import { configDefaults, defineConfig } from 'vitest/config';

// Some libraries have slow development builds. Tests load the production builds.
process.env.NODE_ENV = 'production';

/** Stops a test that hangs. No result depends on it, since even a busy machine needs far less. */
const HANGS_MS = 900_000;

/** The same limit for a single wait. */
const WAIT_MS = 300_000;

const base = {
  testTimeout: HANGS_MS,
  hookTimeout: HANGS_MS,
  setupFiles: ['test/setup/draw-seed.ts'],
  expect: { poll: { timeout: WAIT_MS } },
};

/** A test file's path determines when it runs. CONTRIBUTING.md lists the commands. */
const SLOW = 'test/**/*.slow.test.ts';

/** Tests run the stand-in's source, not its build. */
const ssr = { resolve: { conditions: ['source', ...defaultServerConditions] } };

export default defineConfig({
  ssr,
  test: {
    // Keeps transformed files on disk, so that each run transforms only what has changed.
    experimental: { fsModuleCache: true },
    projects: [
      {
        ssr,
        test: {
          ...base,
          name: 'fast',
          include: ['test/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, SLOW, 'test/services/**', 'test/browser/**'],
          globalSetup: ['test/setup/keep-recordings.ts'],
          // Files share what is slow to create: modules, the course, a database.
          isolate: false,
        },
      },
      {
        ssr,
        test: {
          ...base,
          name: 'slow',
          // Adds to the slow files: journeys in the other language, the fuzz and the property tests with more inputs.
          include: [
            SLOW,
            'test/journeys/*.test.ts',
            'test/journeys/own-data/*.test.ts',
            'test/fuzz/**/*.test.ts',
            'test/**/*-laws.test.ts',
          ],
          env: { THOROUGH: '1' },
          globalSetup: ['test/setup/keep-recordings.ts'],
          isolate: false,
        },
      },
      {
        ssr,
        test: {
          ...base,
          name: 'services',
          include: ['test/services/**/*.test.ts'],
          globalSetup: ['test/setup/require-services.ts'],
          fileParallelism: false,
        },
      },
      {
        ssr,
        test: {
          ...base,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          env: { CHROMIUM_PATH: process.env.CHROMIUM_PATH || '/usr/bin/chromium' },
          // Each file starts a browser.
          fileParallelism: false,
        },
      },
    ],
    maxWorkers: 2,
  },
});
