import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { decodeProtectedHeader } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import type { ThreadItem } from '../../../src/shared/chatkit/types.ts';
import { inputWith, upload } from '../../support/attachments.ts';
import { authPost, createdThread, fetchToken, signUp, temporaryFolder, type ChatUser } from '../../support/embedded-server.ts';
import { scanForPlaintext } from '../../support/plaintext-scan/scan.ts';
import { seededRandom } from '../../support/random.ts';
import { forkServer, urlOf, type ForkedServer } from '../../support/server-process.ts';

const key = randomBytes(32).toString('hex');
const undo: (() => unknown)[] = [];

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

function folder(): string {
  const { path, remove } = temporaryFolder();
  undo.push(remove);
  return path;
}

function start(dataDir: string, dataKey: string | null): ForkedServer {
  const server = forkServer(dataDir, dataKey);
  undo.push(() => server.kill());
  return server;
}

const words = { message: 'Wombats-of-Kinshasa 5521', title: 'Ocelot-Ledger 8812', file: 'Narwhal-Minutes 3307', name: 'Zephyrine Quillfeather' };
const planted = (user: ChatUser): string[] => [...Object.values(words), user.email];

/** Somebody with a thread, a title and an attachment. */
async function live(url: string): Promise<{ user: ChatUser; threadId: string; attachmentId: string }> {
  const user = await signUp(url, words.name);
  const body = new TextEncoder().encode(`${words.file} `.repeat(5_000));
  const { id: attachmentId } = await upload(user, { name: 'minutes.txt', type: 'text/plain', bytes: body });
  const events = await user.events('threads.create', { input: inputWith(words.message, attachmentId) });
  const threadId = createdThread(events);
  await user.post('threads.update', { thread_id: threadId, title: words.title });
  return { user, threadId, attachmentId };
}

async function expectEverything(url: string, { user, threadId, attachmentId }: Awaited<ReturnType<typeof live>>): Promise<void> {
  const again = user.at(url);
  const { data } = await again.json<{ data: ThreadItem[] }>('items.list', { thread_id: threadId, order: 'asc' });
  expect(JSON.stringify(data[0])).toContain(words.message);
  expect(await again.json('threads.get_by_id', { thread_id: threadId })).toMatchObject({ title: words.title });
  const file = await fetch(`${url}/attachments/${attachmentId}`, { headers: { authorization: `Bearer ${user.token}` } });
  expect(await file.text()).toBe(`${words.file} `.repeat(5_000));
  expect((await authPost(url, '/sign-in/email', { email: user.email, password: 'correct horse' })).status).toBe(200);
}

/** Each test starts whole processes. */
const patient = { timeout: 120_000 };

describe('the embedded server with a data key', patient, () => {
  it('writes nothing that people wrote, and no name or e-mail, in plain: while it runs, after a kill, and after it stopped', async () => {
    const data = folder();
    const server = start(data, key);
    const lived = await live(await urlOf(server));
    expect(await server.report).toMatchObject({ encrypted: true });
    expect(scanForPlaintext(data, [...planted(lived.user), key, lived.user.token])).toEqual([]);
    await server.kill();
    expect(existsSync(join(data, 'chat.db-wal'))).toBe(true);
    expect(scanForPlaintext(data, planted(lived.user))).toEqual([]);
    const second = start(data, key);
    await expectEverything(await urlOf(second), lived);
    await second.stop();
    expect(scanForPlaintext(data, planted(lived.user))).toEqual([]);
  });

  it('refuses another key, and none, with what to do, and touches nothing', async () => {
    const data = folder();
    const server = start(data, key);
    const lived = await live(await urlOf(server));
    await server.stop();
    const before = snapshot(data);
    expect(await start(data, 'ef'.repeat(32)).report).toEqual({
      type: 'failed',
      reason: 'key_wrong',
      message: `The data in ${data} is encrypted with another key than the one in use now. Nothing was changed. Restore the keychain that has the key, or move the folder away to begin anew.`,
    });
    expect(await start(data, null).report).toMatchObject({ type: 'failed', reason: 'key_missing', message: expect.stringMatching(/unlock that/) });
    expect(snapshot(data)).toEqual(before);
    await expectEverything(await urlOf(start(data, key)), lived);
  });

  it('without a key works as it always did, in plain', async () => {
    const data = folder();
    const server = start(data, null);
    await live(await urlOf(server));
    expect(await server.report).toMatchObject({ encrypted: false });
    await server.stop();
    expect(readFileSync(join(data, 'chat.db')).includes(words.message)).toBe(true);
    expect(existsSync(join(data, 'encryption.json'))).toBe(false);
  });

  it('encrypts what an earlier version left, also when that was killed, and keeps all of it', async () => {
    const data = folder();
    const old = start(data, null);
    const lived = await live(await urlOf(old));
    await old.kill();
    const secret = readFileSync(join(data, 'secret'), 'utf8').trim();
    const server = start(data, key);
    const url = await urlOf(server);
    expect(scanForPlaintext(data, [...planted(lived.user), secret])).toEqual([]);
    await expectEverything(url, lived);
    // The secret that signs sessions went along: who was signed in stays so, and the signing key is the same one.
    const token = await fetchToken(url, lived.user.cookie);
    expect(decodeProtectedHeader(token).kid).toBe(decodeProtectedHeader(lived.user.token).kid);
    await server.stop();
    expect(readdirSync(data).filter((name) => !/-(wal|shm)$/.test(name)).sort()).toEqual(['attachments-encrypted', 'auth.db', 'chat.db', 'encryption.json', 'lock', 'port', 'secret-encrypted']);
  });

  it('loses nothing when it is killed anywhere while it encrypts', async () => {
    const original = folder();
    const old = start(original, null);
    const lived = await live(await urlOf(old));
    // Something to do, so that there is a while to be killed in.
    await upload(lived.user, { name: 'large.bin', type: 'application/octet-stream', bytes: randomBytes(12_000_000) });
    await old.kill();

    const seed = Number(process.env['LATCHKEY_SEED'] ?? 20_261_121);
    const random = seededRandom(seed);
    for (let round = 0; round < 3; round += 1) {
      const data = join(folder(), 'data');
      cpSync(original, data, { recursive: true });
      // Some of the kills come before, some while, and some after.
      for (let kill = 0; kill < 2; kill += 1) {
        const server = start(data, key);
        await Promise.race([watchFor(data, server, random() < 0.5 ? '.encrypting' : '.plain'), server.report, wait(3_000)]);
        await wait(random() * 8);
        await server.kill();
      }
      const last = start(data, key);
      const url = await urlOf(last);
      await expectEverything(url, lived);
      expect(scanForPlaintext(data, planted(lived.user)), `seed ${seed}, round ${round}`).toEqual([]);
      await last.kill();
    }
  });
});

/** Resolves once a file with that ending is there. */
async function watchFor(data: string, server: ForkedServer, ending: string): Promise<void> {
  const run = { over: false };
  void server.ended.then(() => (run.over = true));
  while (!run.over && !readdirSync(data).some((name) => name.endsWith(ending))) await new Promise((resolve) => setImmediate(resolve));
}

function snapshot(data: string): Record<string, string> {
  const names = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !/^lock/.test(entry.name));
  return Object.fromEntries(names.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name)).toString('base64')]));
}
