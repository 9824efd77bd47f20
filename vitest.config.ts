import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/integration/**/*.test.{ts,tsx}', 'tests/architecture/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    restoreMocks: true,
    // On a busy machine of the CI something is late now and then. What passes only the second time is named at the end of `npm test`.
    retry: process.env['CI'] === undefined ? 0 : 1,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
