import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { methodNames } from '../../../src/shared/desktop-api.ts';
import { errorCodes, type ErrorCode } from '../../../src/shared/errors.ts';
import { createMalformedCalls, mark } from '../../support/malformed-calls.ts';
import { seededRandom } from '../../support/random.ts';
import { createWholeApp, person, type WholeApp } from '../../support/whole-app.ts';

const seed = Number(process.env['LATCHKEY_SEED'] ?? 20_261_122);
const rounds = 100_000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => unknown;

let app: WholeApp;

beforeAll(async () => {
  app = createWholeApp();
  await app.start();
  await app.call('main', 'auth.signUp', person('Ada'));
  await app.write('main', 'Where do oystercatchers nest?');
});

afterAll(() => app.dispose());

/** What a call could change, in files and in what main says of itself. */
async function stateOf(): Promise<unknown> {
  const said: Record<string, unknown> = {};
  for (const method of ['auth.state', 'connection.get', 'settings.get', 'vault.info', 'models.get', 'workspaces.list', 'outbox.list', 'policy.get', 'streams.list', 'unread.list'] as const) {
    said[method] = await app.call('main', method);
  }
  const file = (name: string): string => (existsSync(join(app.profile, name)) ? readFileSync(join(app.profile, name), 'utf8') : '');
  return { said, settings: file('settings.json'), vault: file('vault.json'), workspaces: [...app.built.keys()], opened: [...app.opened], did: [...app.did] };
}

describe('calls that are not in order, against the router with everything behind it', () => {
  it(`${rounds.toLocaleString('en')} of them are refused with a closed code, change nothing and cost no memory`, { timeout: 300_000 }, async () => {
    const next = createMalformedCalls(seededRandom(seed));
    const { router, events } = app.workspace('main');
    const published: string[] = [];
    const before = await stateOf();
    const stop = events.subscribe((event) => void published.push(event));
    const codes = new Map<ErrorCode, number>();
    const kinds = { sender: 0, method: 0, input: 0 };
    const reached = new Set<unknown>();
    let slowest = 0;
    void collect();
    const heap = process.memoryUsage().heapUsed;
    const startedAt = performance.now();
    for (let n = 0; n < rounds; n += 1) {
      const { kind, sender, method, input } = next();
      const calledAt = performance.now();
      const result = await router.dispatch(sender, method, input);
      slowest = Math.max(slowest, performance.now() - calledAt);
      if (result.ok) throw new Error(`Call ${n} of seed ${seed} was let through: ${String(method)}`);
      const { code, message } = result.error;
      if (!code.startsWith('request.') || !errorCodes.includes(code)) throw new Error(`Call ${n} of seed ${seed} ended in ${code}: ${String(method)}`);
      if (`${message}${JSON.stringify(result.error.said)}`.includes(mark)) throw new Error(`Call ${n} of seed ${seed} came back in the answer: ${message}`);
      codes.set(code, (codes.get(code) ?? 0) + 1);
      kinds[kind] += 1;
      if (kind === 'input') reached.add(method);
    }
    const seconds = (performance.now() - startedAt) / 1_000;
    void collect();
    const grown = (process.memoryUsage().heapUsed - heap) / 1_048_576;
    void stop();
    console.log(`${rounds} malformed calls, seed ${seed}: ${JSON.stringify(kinds)} ${JSON.stringify([...codes].map(([code, count]) => `${code} ${count}`))} in ${seconds.toFixed(1)} s, slowest ${slowest.toFixed(0)} ms, heap ${grown.toFixed(1)} MB more`);
    // Each method was tried, each way, and every refusal has its own code.
    expect(reached.size).toBe(methodNames.length);
    expect([...codes.keys()].sort()).toEqual(['request.denied', 'request.invalid', 'request.too_large', 'request.unknown_method']);
    expect(published).toEqual([]);
    expect(await stateOf()).toEqual(before);
    // One line of the log for each, kept here in memory, is about 20 MB.
    expect(grown).toBeLessThan(64);
    expect(slowest).toBeLessThan(5_000);
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
  });

  it('leaves nothing of them in any file', () => {
    const files = (folder: string): string[] =>
      readdirSync(folder).flatMap((name) => (statSync(join(folder, name)).isDirectory() ? files(join(folder, name)) : [join(folder, name)]));
    for (const path of files(app.profile)) expect(readFileSync(path).includes(mark), path).toBe(false);
  });

  it('goes on as ever for calls that are in order', async () => {
    expect(await app.call('main', 'auth.state')).toMatchObject({ status: 'signed_in' });
    const { events } = await app.write('main', 'And avocets?');
    expect(events.length).toBeGreaterThan(2);
    expect((await app.call('main', 'history.search', { text: 'oystercatchers', limit: 5 })).hits.length).toBeGreaterThan(0);
  });
});
