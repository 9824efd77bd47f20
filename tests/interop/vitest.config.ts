import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Against the official ChatKit SDK; `scripts/lib/suites.mjs` has the Python provided and names it in `LATCHKEY_PYTHON`. */
export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  test: {
    include: ['tests/interop/**/*.test.ts'],
    fileParallelism: false,
    retry: process.env['CI'] === undefined ? 0 : 1,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
