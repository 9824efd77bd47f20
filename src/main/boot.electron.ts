/** The package's first code: looks whether the code that comes next is as it was made, and goes on with it. Small, since nobody looks at it. */
import { createRequire } from 'node:module';
import { damageOfCode, tellDamage } from './app/archive-check.electron.ts';

const damage = damageOfCode();
// At once: what it asks of Electron has to be asked before Electron is ready. A bundle of its own, not a part of this one.
if (damage === undefined) createRequire(import.meta.url)('./index.js');
else void tellDamage(damage);
