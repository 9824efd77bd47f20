import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase } from '../../../src/server/open-database.ts';
import type { FromServer } from '../../../src/shared/server-control.ts';
import { createParams, signUp, temporaryFolder } from '../../support/embedded-server.ts';
import { startOpenAiDouble } from '../../support/openai-double.ts';

const entry = join(import.meta.dirname, '../../../src/server/index.ts');
/** Node 24, which runs TypeScript as it is; the product runs the bundle. */
const node = join(import.meta.dirname, '../../../node_modules/.bin/node');
const undo: (() => unknown)[] = [];

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

function folder(): string {
  const { path, remove } = temporaryFolder();
  undo.push(remove);
  return path;
}

interface Run {
  child: ChildProcess;
  /** Resolves with the address once it is printed; rejects when the process ends first. */
  url: Promise<string>;
  ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

function watch(child: ChildProcess): Run {
  let stdout = '';
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  // Not `close`: it never comes after the parent's own `disconnect()`.
  const ended = Promise.all([once(child, 'exit'), ...[child.stdout, child.stderr].map((stream) => once(stream!, 'end'))]).then(
    ([[code]]) => ({ code: code as number | null, stdout, stderr }),
  );
  undo.push(async () => {
    if (child.exitCode === null) child.kill('SIGKILL');
    await ended;
  });
  const url = new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      const found = /^Latchkey server is listening on (http:\/\/127\.0\.0\.1:\d+)\n/.exec(stdout)?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then(({ stderr: reason }) => reject(new Error(reason)));
  });
  url.catch(() => undefined);
  return { child, url, ended };
}

const environment = { PATH: process.env['PATH'], HOME: process.env['HOME'] };
const start = (args: string[]): Run => watch(spawn(node, [entry, ...args], { env: environment }));

/** Each test starts whole processes. */
const patient = { timeout: 60_000 };

describe('started by hand', patient, () => {
  it('prints its address, serves, and ends on SIGTERM with 0', async () => {
    const run = start(['--port', '0', '--data', folder()]);
    expect(await (await fetch(`${await run.url}/health`)).json()).toEqual({ name: 'latchkey' });
    run.child.kill('SIGTERM');
    expect(await run.ended).toEqual({ code: 0, stdout: expect.stringMatching(/^Latchkey server is listening on \S+\n$/), stderr: '' });
  });

  it('says in one sentence that the port is taken, and what to do', async () => {
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve));
    undo.push(() => squatter.close());
    const port = String((squatter.address() as { port: number }).port);
    expect(await start(['--port', port, '--data', folder()]).ended).toEqual({
      code: 1,
      stdout: '',
      stderr: `Port ${port} on 127.0.0.1 is in use by another program. Stop that program, or choose another port with --port; 0 takes a free one.\n`,
    });
  });

  it('says that the data folder cannot be written to', async () => {
    const file = join(folder(), 'taken');
    writeFileSync(file, 'a file stands where the folder should be');
    const { code, stderr } = await start(['--port', '0', '--data', file]).ended;
    expect(code).toBe(1);
    expect(stderr).toBe(
      `Latchkey cannot write to the data folder ${file}. Make it a folder that your user can write to, or choose another one with --data.\n`,
    );
  });

  it('says that another server has the data folder, without disturbing it', async () => {
    const data = folder();
    const first = start(['--port', '0', '--data', data]);
    const url = await first.url;
    const { code, stderr } = await start(['--port', '0', '--data', data]).ended;
    expect(code).toBe(1);
    expect(stderr).toBe(
      `The database in ${data} is locked: another Latchkey server uses it. Stop that server, or choose another folder with --data.\n`,
    );
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });

  it('takes over at once from a server that was killed', async () => {
    const data = folder();
    const first = start(['--port', '0', '--data', data]);
    const user = await signUp(await first.url);
    await user.events('threads.create', createParams('Survive'));
    first.child.kill('SIGKILL');
    await first.ended;
    const second = start(['--port', '0', '--data', data]);
    await second.url;
    const db = openDatabase({ path: join(data, 'chat.db'), lockTimeoutMs: 500 });
    expect(db.prepare('SELECT title FROM threads').all()).toMatchObject([{ title: 'Survive' }]);
    closeDatabase(db);
  });

  it('refuses a damaged or newer database and leaves it as it is', async () => {
    const data = folder();
    const db = openDatabase({ path: join(data, 'chat.db'), lockTimeoutMs: 0 });
    db.exec('PRAGMA user_version = 999');
    closeDatabase(db);
    expect(await start(['--port', '0', '--data', data]).ended).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/newer version of Latchkey/),
    });

    const other = folder();
    writeFileSync(join(other, 'chat.db'), 'not a database at all'.repeat(100));
    expect(await start(['--port', '0', '--data', other]).ended).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/chat\.db is damaged/),
    });
  });

  it('explains its flags', async () => {
    expect(await start(['--help']).ended).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Usage:/) });
  });
});

describe('started by a parent', patient, () => {
  interface Forked extends Run {
    /** The first one after the key was asked for. */
    message: Promise<FromServer>;
  }

  function forkServer(args: string[], more: NodeJS.ProcessEnv = {}): Forked {
    const child = fork(entry, args, { execPath: node, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env: { ...environment, ...more } });
    const message = new Promise<FromServer>((resolve) =>
      child.on('message', (value) => {
        if ((value as FromServer).type === 'key_wanted') child.send({ type: 'unlock', dataKey: null });
        else resolve(value as FromServer);
      }),
    );
    return { ...watch(child), message };
  }

  it('tells its address, takes a model and stops when asked to', async () => {
    const model = await startOpenAiDouble();
    undo.push(() => model.close());
    const run = forkServer(['--data', folder()]);
    expect(await run.message).toEqual({ type: 'listening', url: await run.url, encrypted: false });
    run.child.send({ type: 'configure', model: { baseUrl: model.baseUrl, apiKey: 'k', model: 'double-1' } });
    const user = await signUp(await run.url);
    await user.events('threads.create', createParams('Hi'));
    expect(model.requests[0]!.body.model).toBe('double-1');
    run.child.send({ type: 'stop' });
    expect((await run.ended).code).toBe(0);
  });

  it('tells why it cannot start, and ends with 1', async () => {
    const file = join(folder(), 'taken');
    writeFileSync(file, '');
    const run = forkServer(['--data', file]);
    expect(await run.message).toEqual({ type: 'failed', message: expect.stringMatching(/^Latchkey cannot write to the data folder/) });
    expect((await run.ended).code).toBe(1);
  });

  it('tells it in the language that the host names, and the terminal in English', async () => {
    const file = join(folder(), 'taken');
    writeFileSync(file, '');
    const run = forkServer(['--data', file], { LATCHKEY_LANGUAGE: 'de-AT' });
    expect(await run.message).toEqual({ type: 'failed', message: `Latchkey kann nicht in den Datenordner ${file} schreiben. Sorgen Sie dafür, dass es ein Ordner ist, in den Sie schreiben dürfen.` });
    expect((await run.ended).stderr).toMatch(/^Latchkey cannot write to the data folder/);
  });

  it('ends when the parent is gone', async () => {
    const run = forkServer(['--data', folder()]);
    await run.message;
    run.child.disconnect();
    expect((await run.ended).code).toBe(0);
  });
});
