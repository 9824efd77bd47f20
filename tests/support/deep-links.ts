import { seededRandom } from './random.ts';

/** A token as Better Auth's page hands it over. */
export function tokenOf(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

const opaque = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const strange = ['\u0000', '\n', '\r', '\t', '\u001b', '\u007f', '\u0085', '\u2028', '\u202e', '\ufeff', '\ud800', '%00', '%0d%0a', '%', '%zz', '#', '?', '&', '=', '/', '\\', ':', '@', '..', ' ', '"', '<', '🗝'];
const schemes = ['latchkey', 'LatchKey', 'latchkeys', 'latchkey-evil', 'http', 'https', 'javascript', 'file', 'data', 'app', ''];
const targets = ['//auth/callback', '/auth/callback', '//AUTH/callback/', '//auth/callback/..', '//auth', '//thread/', '//thread/abc', '//thread/thr_1', '/thread/thr%202', '//auth/callback', '//auth/callback', '/thread/x', '//thread/a/b', '//evil/callback', '//me:pw@auth/callback', '//auth:99999/callback', ''];

/** Links as pages and programs could make them up, good ones among them; the same for the same seed. */
export function* deepLinkInputs(seed: number, count: number): Generator<string> {
  const random = seededRandom(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const text = (length: number): string => Array.from({ length }, () => opaque[below(opaque.length)]).join('');
  const noise = (): string => Array.from({ length: below(12) }, () => (random() < 0.3 ? pick(strange) : String.fromCharCode(below(0x250)))).join('');
  const token = (): string => {
    const good = { identifier: text(32), state: text(43) };
    return pick([
      () => tokenOf(good),
      () => tokenOf(good),
      () => tokenOf({ ...good, state: text(below(200)) }),
      () => tokenOf({ ...good, identifier: pick<unknown>([null, 7, [], {}, noise(), text(300)]) }),
      () => tokenOf(pick<unknown>([null, [], 'x', Number.POSITIVE_INFINITY, { __proto__: 1 }])),
      () => tokenOf(good).slice(0, below(100)),
      () => text(below(80)),
      noise,
    ])();
  };
  for (let n = 0; n < count; n += 1) {
    const tail = pick([() => `#token=${token()}`, () => `?token=${token()}`, () => `#${noise()}`, () => `?${noise()}`, () => '', () => `?token=${'A'.repeat(below(20_000))}#token=${token()}`])();
    const link = `${pick(schemes.concat(...Array.from({ length: 30 }, () => 'latchkey')))}:${pick(targets)}${random() < 0.2 ? text(below(700)) : ''}${tail}`;
    if (random() < 0.6) yield link;
    else {
      const at = below(link.length);
      yield link.slice(0, at) + pick([noise, () => pick(strange), () => ''])() + link.slice(at + below(4));
    }
  }
}
