import { resolve } from 'node:path';
import { nearest } from './checked-fields.mjs';

/** What `npm run make --` takes, each with a value. */
const names = ['--brand', '--version', '--targets'];

/** What can be made; which of them are, is the platform's. */
export const makeTargets = ['deb', 'zip', 'dmg', 'squirrel'];

/**
 * Reads the flags of `npm run make --`.
 * @param cwd what a path of the person starts from
 * @returns `{ brand, version, targets }`, each absent where it was not said, or `{ problem }`: a sentence for the person
 */
export function parseMakeFlags(argv, cwd) {
  const found = {};
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index];
    const equals = argument.indexOf('=');
    const name = equals === -1 ? argument : argument.slice(0, equals);
    if (!names.includes(name)) {
      const near = nearest(name, names);
      return { problem: `npm run make does not know "${argument}". ${near === undefined ? `It takes ${names.join(', ')}, after a lone --.` : `Do you mean ${near}?`}` };
    }
    const value = equals === -1 ? argv[(index += 1)] : argument.slice(equals + 1);
    if (value === undefined || value === '' || value.startsWith('--')) return { problem: `${name} needs a value after it.` };
    found[name.slice(2)] = value;
  }
  const { brand, version, targets } = found;
  if (version !== undefined && !/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[\dA-Za-z.-]+)?$/.test(version))
    return { problem: `--version takes a version such as 1.4.0 or 1.4.0-beta.2, not "${version}".` };
  const wanted = targets?.split(',').map((one) => one.trim());
  const stray = wanted?.find((one) => !makeTargets.includes(one));
  if (stray !== undefined) return { problem: `--targets takes ${makeTargets.join(', ')}, with commas between, not "${stray}".` };
  return { ...(brand !== undefined && { brand: resolve(cwd, brand) }), ...(version !== undefined && { version }), ...(wanted !== undefined && { targets: wanted }) };
}
