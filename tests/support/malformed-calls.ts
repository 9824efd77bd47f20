/** Calls that the router has to refuse, from a seed: hostile values where a method, an input or a sender belongs. */
import { parseInput } from '../../src/shared/desktop-schemas.ts';
import { methodNames, type MethodName } from '../../src/shared/desktop-api.ts';
import { isSmallPlainInput } from '../../src/main/ipc/input-size.ts';
import type { Sender } from '../../src/main/ipc/router.ts';
import { pick } from './random.ts';

export interface MalformedCall {
  kind: 'sender' | 'method' | 'input';
  sender: Sender;
  method: unknown;
  input: unknown;
}

/** In every hostile text, so that it can be looked for in answers, logs and files. */
export const mark = 'PAYLOAD-9c1f';

const shell: Sender = { origin: 'app://shell', topFrame: true };

const strangers: readonly Sender[] = [
  { origin: 'app://chat', topFrame: false },
  { origin: 'app://chat', topFrame: true },
  { origin: 'app://shell', topFrame: false },
  { origin: 'app://shell.evil', topFrame: true },
  { origin: 'APP://SHELL', topFrame: true },
  { origin: 'app://shell/', topFrame: true },
  { origin: 'https://app://shell', topFrame: true },
  { origin: 'null', topFrame: true },
  { origin: '', topFrame: true },
  { origin: 'file://', topFrame: true },
];

/** What a call that is in order looks like, to be spoilt in one place. */
const templates: Partial<Record<MethodName, Record<string, unknown>>> = {
  'app.openExternal': { url: 'https://example.com/' },
  'auth.signIn': { email: 'ada@example.com', password: 'correct horse' },
  'auth.signUp': { name: 'Ada', email: 'ada@example.com', password: 'correct horse' },
  'auth.signOut': { history: 'erase' },
  'vault.switch': { to: 'keytar' },
  'connection.set': { kind: 'remote', authUrl: 'https://evil.example', chatUrl: 'https://evil.example/chatkit' },
  'connection.test': { kind: 'remote', authUrl: 'https://evil.example', chatUrl: 'https://evil.example/chatkit' },
  'models.set': { baseUrl: 'https://evil.example/v1', model: 'm', apiKey: 'sk-x' },
  'history.search': { text: 'x', limit: 10 },
  'history.sync': { paused: true },
  'outbox.remove': { id: 'x' },
  'archive.export': { format: 'zip' },
  'workspaces.open': { id: 'main' },
  'workspaces.remove': { id: 'main', history: 'erase' },
  'settings.set': { colorScheme: 'dark', sidebarWidth: 300 },
  'desktop.set': { tray: true, spellLanguages: ['de'] },
  'window.act': { command: 'app.quit' },
  'window.open': { threadId: null },
  'network.answer': { proxy: 'http://proxy.example', name: 'x', password: 'y', keep: true },
};

function hostileLeaves(): unknown[] {
  const circular: Record<string, unknown> = {};
  circular['self'] = circular;
  const list: unknown[] = [];
  list.push(list);
  const broken = { get email(): string { throw new Error(mark); } };
  let deep: unknown = mark;
  for (let level = 0; level < 5_000; level += 1) deep = level % 2 === 0 ? [deep] : { deep };
  const polluted: unknown = JSON.parse(`{"__proto__":{"admin":"${mark}"},"constructor":{"prototype":{"admin":true}}}`);
  return [
    null, -0, NaN, Infinity, 2 ** 60, -1, 1n, true, '', mark, mark.repeat(20_000), `\u0000${mark}`, `\ud800${mark}`, `${mark}\udfff`, '\u202e', `${mark}\r\nSet-Cookie: x`,
    circular, list, broken, deep, polluted, [], {}, Object.create({ email: mark }), new Date(NaN), new Map([[mark, 1]]), new Set([mark]), new Uint8Array(9), new ArrayBuffer(1_048_576), new DataView(new ArrayBuffer(2)),
    new Error(mark), /x/, Symbol(mark), () => mark, new Proxy({}, { ownKeys: () => { throw new Error(mark); } }), Array.from({ length: 3 }), new Array(1_000_000), { length: 1e9 }, { toString: () => 'auth.state' }, { toJSON: () => ({}) },
    'javascript:alert(1)', 'file:///etc/passwd', '../../../etc/passwd', '${jndi:ldap://x}', "'; DROP TABLE threads; --", '-rf', '%00', 'http://[::1', 'https://user:pass@evil.example/',
  ];
}

/** @param random from a seed: the same seed has the same calls in the same order */
export function createMalformedCalls(random: () => number): () => MalformedCall {
  const leaves = hostileLeaves();
  const keys = [...new Set(Object.values(templates).flatMap((one) => Object.keys(one))), '__proto__', 'constructor', 'prototype', 'toString', mark, '', '0'];
  const value = (depth: number): unknown => {
    if (depth === 0 || random() < 0.4) return pick(random, leaves);
    if (random() < 0.4) return Array.from({ length: Math.floor(random() * 4) }, () => value(depth - 1));
    const made: Record<string, unknown> = {};
    for (let n = 0; n < 4; n += 1) Object.defineProperty(made, pick(random, keys), { value: value(depth - 1), enumerable: true, configurable: true, writable: true });
    return made;
  };
  const spoilt = (method: MethodName): unknown => {
    const template = templates[method];
    if (template === undefined || random() < 0.3) return value(5);
    const copy: Record<string, unknown> = { ...template };
    const way = random();
    if (way < 0.35) copy[pick(random, Object.keys(template))] = value(3);
    else if (way < 0.55) Object.defineProperty(copy, pick(random, ['admin', '__proto__', 'constructor', mark, 'ID']), { value: value(2), enumerable: true, configurable: true });
    else if (way < 0.75) Reflect.deleteProperty(copy, pick(random, Object.keys(template)));
    else if (way < 0.9) return [copy];
    else return Object.assign(Object.create({ ...template }) as object, { [mark]: 1 });
    return copy;
  };
  const isRefused = (method: MethodName, input: unknown): boolean => !isSmallPlainInput(input) || !parseInput(method, input).ok;

  return () => {
    const way = random();
    const method = pick(random, methodNames);
    if (way < 0.15) return { kind: 'sender', sender: pick(random, strangers), method, input: templates[method] };
    if (way < 0.3) {
      const name = random() < 0.5 ? pick(random, leaves) : `${pick(random, ['', '__proto__.', ' ', mark])}${method}${pick(random, ['x', '.constructor', ' ', '\u0000'])}`;
      return { kind: 'method', sender: shell, method: name, input: random() < 0.5 ? undefined : value(3) };
    }
    // What happens to fit is no malformed call: look for another one.
    for (;;) {
      const input = spoilt(method);
      if (input !== undefined && isRefused(method, input)) return { kind: 'input', sender: shell, method, input };
    }
  };
}
