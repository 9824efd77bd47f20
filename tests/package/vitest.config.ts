import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Makes, installs and removes the package: minutes, root, and one at a time. */
export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  test: {
    include: ['tests/package/**/*.test.ts'],
    fileParallelism: false,
    sequence: { concurrent: false },
    bail: 1,
    // As in the other suites; a test that cannot be begun again says `retry: 0`.
    retry: process.env['CI'] === undefined ? 0 : 1,
    // Names this run: what one file has made, the others use (packages.ts).
    env: { LATCHKEY_PACKAGE_RUN: randomUUID() },
    testTimeout: 180_000,
    hookTimeout: 900_000,
  },
});
