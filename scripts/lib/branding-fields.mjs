import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readPolicyValues } from '../../src/main/policy/policy-values.ts';
import { policyFeatures } from '../../src/shared/policy.ts';
import { listOf, object, plain, text } from './checked-fields.mjs';

/** Schemes that belong to somebody else, or to the app's own pages. */
const takenSchemes = ['http', 'https', 'ws', 'wss', 'file', 'ftp', 'data', 'blob', 'about', 'javascript', 'mailto', 'app', 'chrome', 'devtools'];

/** What a brand can leave out: what a policy can, the server on this computer, and models of the person's choice. */
export const brandFeatures = [...policyFeatures, 'localServer', 'models'];

const isUrl = (given) => URL.canParse(given) && new URL(given).protocol === 'https:' && new URL(given).username === '';
const url = (what, options) => text(`an https address: ${what}`, isUrl, options);
const colour = (example) => text(`a colour of six hex digits, such as "${example}"`, (given) => /^#[\dA-Fa-f]{6}$/.test(given), { required: true });

/** An SVG beside the branding file; its value is the absolute path. */
function drawing(what) {
  const is = `the path of ${what}, an SVG, from the branding file on`;
  return {
    required: true,
    is,
    read: (node, { folder }, name) => {
      const file = typeof node.value === 'string' && node.value !== '' ? resolve(folder, node.value) : undefined;
      if (file === undefined) return { faults: [{ message: `“${name}” has to be ${is}.` }] };
      if (!existsSync(file)) return { faults: [{ message: `“${name}” names a file that is not there: ${file}` }] };
      if (!/<svg[\s>]/.test(readFileSync(file, 'utf8'))) return { faults: [{ message: `“${name}” names a file that is no SVG: ${file}` }] };
      return { value: file };
    },
  };
}

const connection = {
  required: true,
  is: 'where a fresh profile connects to: { "kind": "local" }, or "remote" with "authUrl" and "chatUrl"',
  read: (node, _context, name) => {
    const value = plain(node);
    const kind = node.type === 'object' ? value.kind : undefined;
    const wrong = (message, key) => ({ faults: [{ at: node.entries?.find((entry) => entry.key === key)?.value, message }] });
    if (kind !== 'local' && kind !== 'remote') return wrong(`“${name}” has to be ${connection.is}.`, 'kind');
    const known = kind === 'local' ? ['kind', 'chat'] : ['kind', 'chat', 'authUrl', 'chatUrl', 'authPath', 'signIn', 'authorities'];
    const stray = node.entries.find((entry) => !known.includes(entry.key));
    if (stray !== undefined) return { faults: [{ at: stray, message: `There is no “${name}.${stray.key}” in a ${kind} connection; there are ${known.join(', ')}.` }] };
    if (kind === 'remote')
      for (const key of ['authUrl', 'chatUrl'])
        if (!isUrl(value[key] ?? '') && !/^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/.test(value[key] ?? '')) return wrong(`“${name}.${key}” has to be an https address.`, key);
    return { value };
  },
};

const policy = {
  is: 'a policy as in docs/policy.md, which every other policy overrules',
  read: (node, _context, name) => {
    const { problems } = readPolicyValues(node, 'branding');
    if (problems.length === 0) return { value: plain(node) };
    const says = ({ kind, key, expected }) =>
      ({ unknownKey: `A policy has no “${key}”.`, duplicate: `“${name}.${key}” is there twice.`, missing: `“${name}.${key}” is missing.` })[kind] ??
      `“${key === undefined ? name : `${name}.${key}`}” does not fit${expected === undefined ? '' : ` (expected: ${expected})`}. See docs/policy.md.`;
    return { faults: problems.map((problem) => ({ at: problem, message: says(problem) })) };
  },
};

/** Everything in a branding file; docs/branding.md says it to people. */
export const brandingFields = {
  name: text('the name that people see, such as "Acme Chat", at most 40 characters', (given) => given.length <= 40 && !/[<>:"/\\|?*&]/.test(given), { required: true }),
  command: text('a name for the package, its command and its folders, such as "acme-chat"', (given) => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(given)),
  id: text('an id in reverse-DNS form, such as "com.acme.chat"', (given) => /^[A-Za-z]\w*(\.[A-Za-z][\w-]*)+$/.test(given), { required: true }),
  scheme: text('a scheme of links of its own, such as "acme-chat"', (given) => /^[a-z][a-z0-9+.-]{1,62}$/.test(given) && !takenSchemes.includes(given), { required: true }),
  keychainService: text('the name of its entries in the keychain', undefined, { required: true }),
  summary: text('one line on what it is, at most 80 characters, with no full stop at the end', (given) => given.length <= 80 && !given.endsWith('.'), { required: true }),
  description: text('a paragraph on what it is, for software centres', (given) => given.length <= 2_000, { required: true }),
  publisher: object(
    { name: text('who publishes it', undefined, { required: true }), email: text('an e-mail address', (given) => /^[^\s<>@]+@[^\s<>@]+$/.test(given), { required: true }) },
    'who publishes it: "name" and "email"',
    { required: true },
  ),
  homepage: url('its home page', { required: true }),
  support: url('where people get help', { required: true }),
  license: text('an SPDX expression, such as "MIT" or "LicenseRef-proprietary"', (given) => /^[\w.+() -]+$/.test(given), { required: true }),
  accent: object({ light: colour('#3451b2'), dark: colour('#9eb1ff') }, 'two colours: "light" and "dark"', { required: true }),
  icon: drawing('the app’s icon'),
  tray: drawing('the icon of the tray, in black on nothing'),
  connection,
  disable: listOf(brandFeatures),
  policy,
  updates: object(
    { feed: text('an https address: the folder of the update feed', (given) => isUrl(given) || /^http:\/\/127\.0\.0\.1(:\d+)?\//.test(given), { required: true }), keys: { required: true, is: 'a list of public keys', read: (node, _context, name) => (node.type === 'list' && node.items.length > 0 && node.items.every((item) => typeof item.value === 'string') ? { value: plain(node) } : { faults: [{ message: `“${name}” has to be a list of public keys, as npm run feed prints them.` }] }) } },
    'where updates come from: "feed" and "keys"',
  ),
};
