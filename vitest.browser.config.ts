import { defineConfig } from 'vitest/config';

/** Tests that drive Chromium (`CHROMIUM_PATH`); one file at a time, as each starts a browser. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    env: { CHROMIUM_PATH: process.env.CHROMIUM_PATH || '/usr/bin/chromium' },
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
