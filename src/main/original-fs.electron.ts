import { createRequire } from 'node:module';
import type * as fs from 'node:fs';

/** Node's own file functions. Electron's take what ends in `.asar` for a folder, so they can write, copy or remove no such file. */
export const originalFs = createRequire(import.meta.url)('original-fs') as typeof fs;
