import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const isCi = process.env['CI'] !== undefined;

/** Makes, installs and removes the package: minutes, root, and one at a time. */
export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  test: {
    include: ['tests/package/**/*.test.ts'],
    fileParallelism: false,
    sequence: { concurrent: false },
    // On the CI files that failed are run once more (scripts/test.mjs), each to its first failed test (stop-at-failure.ts); the others run as well.
    bail: isCi ? 0 : 1,
    setupFiles: isCi ? ['tests/package/stop-at-failure.ts'] : [],
    // As in the other suites; a test that cannot be begun again says `retry: 0`.
    retry: isCi ? 1 : 0,
    // Names this run: what one file has made, the others use (packages.ts), in a second run of some of them, too.
    env: { LATCHKEY_PACKAGE_RUN: process.env['LATCHKEY_PACKAGE_RUN'] ?? randomUUID() },
    testTimeout: 180_000,
    hookTimeout: 900_000,
  },
});
