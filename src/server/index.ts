/** The embedded server as a process: started by the app, or by hand with `npm run server`. */
import { appName, appSlug, environmentPrefix } from '../shared/brand.ts';
import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import v8 from 'node:v8';
import vm from 'node:vm';
import { createHeapRest } from '../shared/heap-rest.ts';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { ServerDeps } from './compose-server.ts';
import { dataKeyFrom } from './encryption/keys.ts';
import { parseFlags, usage } from './flags.ts';
import { createLineLog } from './log.ts';
import { findParent } from './parent.ts';
import { serverTextsFor } from './server-texts.ts';
import { StartFailure } from './start-failure.ts';
import { startServer, type RunningServer } from './start-server.ts';

const standalonePort = 4590;
/** Tokens of the app's own server name this: its port changes from run to run, its users and their tokens do not. */
const localIssuer = `urn:${appSlug}:local`;
const wordMs = 18;
const titleMs = 15_000;

async function main(): Promise<void> {
  const parent = findParent(process);
  let running: RunningServer | undefined;
  // Databases and their logs come and go in the data folder: none of them is for other users to read.
  process.umask(0o077);
  try {
    const flags = parseFlags(process.argv.slice(2));
    if (flags.help) {
      process.stdout.write(usage);
      return;
    }
    let pendingModel: Parameters<RunningServer['configure']>[0] | undefined;
    let giveKey: (key: string | undefined) => void = () => undefined;
    const keyGiven = new Promise<string | undefined>((resolve) => (giveKey = resolve));
    parent?.onMessage((message) => {
      if (message.type === 'stop') return void quit();
      if (message.type === 'unlock') {
        giveKey(message.dataKey ?? undefined);
        return;
      }
      pendingModel = message.model;
      running?.configure(message.model);
    });
    parent?.onGone(() => void quit());
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void quit());

    // Over this channel alone: arguments, environment and files are there for others to read.
    void parent?.post({ type: 'key_wanted' });
    const dataKey = parent === undefined ? dataKeyFrom(process.env) : await keyGiven;
    const deps = processDeps();
    const server = await startServer(
      {
        port: flags.port ?? (parent === undefined ? standalonePort : 'same'),
        host: flags.host ?? '127.0.0.1',
        dataDir: resolve(flags.data ?? join(homedir(), `.${appSlug}-server`)),
        dataKey,
        url: flags.url,
        issuer: parent === undefined ? undefined : localIssuer,
        allowedOrigins: flags.allowOrigins,
        version: process.env['npm_package_version'],
      },
      deps,
    );
    running = server;
    createHeapRest({ ...v8, ...vm }).keepSmall(deps.schedule);
    if (pendingModel !== undefined) server.configure(pendingModel);
    process.stdout.write(`${appName} server is listening on ${server.url}\n`);
    await parent?.post({ type: 'listening', url: server.url, encrypted: dataKey !== undefined });
  } catch (error) {
    const failure = error instanceof StartFailure ? error : new StartFailure(({ start }) => start.fault(String(error)));
    process.stderr.write(`${failure.message}\n`);
    // The host shows it to somebody, and says in which language.
    const texts = serverTextsFor(process.env[`${environmentPrefix}_LANGUAGE`]);
    await parent?.post({ type: 'failed', message: failure.in(texts), reason: failure.reason });
    process.exit(1);
  }

  async function quit(): Promise<never> {
    await running?.stop();
    process.exit(0);
  }
}

function processDeps(): ServerDeps {
  return {
    environment: process.env,
    now: Date.now,
    randomHex: (bytes) => randomBytes(bytes).toString('hex'),
    schedule(callback, delayMs) {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
    pause: (signal) => wait(wordMs, undefined, { signal }),
    titleDeadline: () => AbortSignal.timeout(titleMs),
    clientAddress: (context) => getConnInfo(context).remote.address,
    log: createLineLog((line) => process.stderr.write(line), Date.now),
  };
}

void main();
