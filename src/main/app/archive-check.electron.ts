import { webcrypto } from 'node:crypto';
import Module from 'node:module';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import * as raw from 'original-fs';
import { createCodeCheck, findDamage, readArchive, type ArchivedFile, type Damage } from './archive-check.ts';
import { damagedWords } from './damaged-words.ts';

/** What could take the process with it when it is loaded. */
const isNative = (path: string): boolean => path.endsWith('.node');

/** Electron's own `fs` would look into the archive; this one reads it. */
const archive = (): string => join(process.resourcesPath, 'app.asar');

/** Out of whatever has loaded a module that is damaged; it has been told. */
export class DamagedCode extends Error {}

let files: readonly ArchivedFile[] = [];

/**
 * From now on a module of the archive is loaded only when it is as it was made; the first that is not is told, and ends the app.
 * Only a package has an archive.
 * @throws DamagedCode, also out of whatever loads such a module later
 */
export function checkCodeAsItLoads(): void {
  if (!app.isPackaged) return;
  try {
    files = readArchive(raw, archive());
  } catch {
    void tellDamage(archive());
    throw new DamagedCode(archive());
  }
  const damageOf = createCodeCheck(archive(), files);
  const loader = Module.prototype as unknown as { _compile(this: unknown, text: string, file: string, ...rest: unknown[]): unknown };
  const { _compile: compile } = loader;
  loader._compile = function (text, file, ...rest) {
    const damage = damageOf(file, text);
    if (damage === undefined) return compile.call(this, text, file, ...rest);
    void tellDamage(damage);
    throw new DamagedCode(damage);
  };
}

/** What is damaged of the native modules: nothing of them may be loaded before. */
export const damageOfNatives = (): Promise<Damage | undefined> => damageOf(isNative);

/** What is damaged of the rest, pages and code that was not loaded: a second's work. */
export const damageOfRest = (): Promise<Damage | undefined> => damageOf((path) => !isNative(path));

async function damageOf(wanted: (path: string) => boolean): Promise<Damage | undefined> {
  if (!app.isPackaged) return undefined;
  return findDamage(raw, archive(), files.filter(({ path }) => wanted(path)), (content) => webcrypto.subtle.digest('SHA-256', content));
}

let told = false;

/** Says it on the terminal and in a window, and ends the app; once. */
export async function tellDamage(damage: Damage): Promise<void> {
  if (told) return;
  told = true;
  const languages = [process.env['LC_ALL'], process.env['LANG']].filter((tag) => tag !== undefined);
  const [, said] = damagedWords(languages);
  process.stderr.write(`${said} (${damage})\n`);
  await app.whenReady();
  const [title, text] = damagedWords([app.getLocale(), ...languages]);
  dialog.showErrorBox(title, `${text}\n\n${damage}`);
  app.exit(1);
  process.exit(1);
}
