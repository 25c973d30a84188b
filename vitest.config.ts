import { defaultServerConditions } from 'vite';
import { configDefaults, defineConfig } from 'vitest/config';

// Libraries have slow builds for development; tests load what production loads.
process.env.NODE_ENV = 'production';

/** A guard against a test that hangs, far above what a busy machine needs. No outcome depends on it. */
const HANGS_MS = 300_000;

/** The same guard for one thing that a test waits for. */
const WAIT_MS = 120_000;

const base = {
  testTimeout: HANGS_MS,
  hookTimeout: HANGS_MS,
  setupFiles: ['test/setup/draw-seed.ts'],
  expect: { poll: { timeout: WAIT_MS } },
};

/** Where a file is says when it runs: CONTRIBUTING.md has the commands. */
const SLOW = 'test/**/*.slow.test.ts';

/** Tests run the stand-in's source, not its build. */
const ssr = { resolve: { conditions: ['source', ...defaultServerConditions] } };

export default defineConfig({
  ssr,
  test: {
    projects: [
      {
        ssr,
        test: {
          ...base,
          name: 'fast',
          include: ['test/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, SLOW, 'test/services/**', 'test/browser/**'],
          globalSetup: ['test/setup/keep-recordings.ts'],
          // Files share what takes long to make: modules, the course, a database.
          isolate: false,
        },
      },
      {
        ssr,
        test: {
          ...base,
          name: 'slow',
          // Besides the slow files: every journey in every language, with steps that compute, and wide property runs.
          include: [SLOW, 'test/journeys/**/*.test.ts', 'test/**/*-laws.test.ts'],
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
