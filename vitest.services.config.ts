import { defineConfig } from 'vitest/config';

for (const name of ['DATABASE_URL', 'REDIS_URL']) {
  if (!process.env[name]) throw new Error(`${name} is missing: run the service tests through scripts/with-services.sh`);
}

export default defineConfig({
  test: { include: ['test/services/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 1 },
});
