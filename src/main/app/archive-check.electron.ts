import { webcrypto } from 'node:crypto';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import * as raw from 'original-fs';
import { findDamage, findDamageBeside, type Damage } from './archive-check.ts';
import { damagedWords } from './damaged-words.ts';

/** What main runs itself, of which the first module looks before it goes on. */
const isCode = (path: string): boolean => path.startsWith('out/main/') || path.startsWith('out/preload/');

/** Electron's own `fs` would look into the archive; this one reads it. */
const archive = (): string => join(process.resourcesPath, 'app.asar');

/** What is damaged of the code. Only a package has an archive. */
export function damageOfCode(): Damage | undefined {
  return app.isPackaged ? findDamage(raw, archive(), isCode) : undefined;
}

/** What is damaged of the rest: pages, pictures, native modules. */
export async function damageOfRest(): Promise<Damage | undefined> {
  return app.isPackaged ? findDamageBeside(raw, archive(), (path) => !isCode(path), (content) => webcrypto.subtle.digest('SHA-256', content)) : undefined;
}

/** Says it on the terminal and in a window, and ends the app. */
export async function tellDamage(damage: Damage): Promise<never> {
  const languages = [process.env['LC_ALL'], process.env['LANG']].filter((tag) => tag !== undefined);
  const [, told] = damagedWords(languages);
  process.stderr.write(`${told} (${damage})\n`);
  await app.whenReady();
  const [title, text] = damagedWords([app.getLocale(), ...languages]);
  dialog.showErrorBox(title, `${text}\n\n${damage}`);
  app.exit(1);
  return process.exit(1);
}
