import { provideElectron } from './lib/electron.mjs';
import { provideNodeModules } from './lib/node-modules.mjs';
import { fail } from './lib/run.mjs';
import { provideBrowser, provideKeyring, provideSystemPackages } from './lib/system-packages.mjs';

/**
 * Prepares a fresh machine for one command: `start`, `test`, `check`, `make`, `kill` or `faults`. Needs only Node and npm; changes nothing
 * and takes no time when everything is there.
 */
const purpose = process.argv[2];
const steps = {
  start: [provideNodeModules, provideElectron],
  check: [provideNodeModules],
  test: [provideSystemPackages, provideNodeModules, provideBrowser, provideElectron],
  make: [provideSystemPackages, provideNodeModules],
  kill: [provideNodeModules],
  faults: [provideKeyring, provideNodeModules],
}[purpose];

if (steps === undefined) fail(`setup.mjs takes start, test, check, make, kill or faults, not "${purpose ?? ''}".`);
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  fail(`Latchkey needs Node 20.19 or newer to set itself up; this is ${process.versions.node}.`);

for (const step of steps) await step();
