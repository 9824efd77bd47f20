/** The package's first code: from here on every module is looked at as it is loaded. Small, since nobody looks at this one. */
import { createRequire } from 'node:module';
import { checkCodeAsItLoads, DamagedCode } from './app/archive-check.electron.ts';

try {
  checkCodeAsItLoads();
  // At once: what it asks of Electron has to be asked before Electron is ready. A bundle of its own, not a part of this one.
  createRequire(import.meta.url)('./index.js');
} catch (error) {
  if (!(error instanceof DamagedCode)) throw error;
}
