/** Electron’s autoUpdater, which is Squirrel on Windows and macOS, fed with what is downloaded and verified already. */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { UpdateError } from '../update-error.ts';
import type { Installer } from './installer.ts';

/** What we use of it (Electron documentation, “autoUpdater”). */
export interface AutoUpdater {
  setFeedURL(options: { url: string; serverType?: 'json' | 'default' }): void;
  checkForUpdates(): void;
  quitAndInstall(): void;
  on(event: 'update-downloaded' | 'update-not-available', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  removeListener(event: 'update-downloaded' | 'update-not-available', listener: () => void): unknown;
  removeListener(event: 'error', listener: (error: Error) => void): unknown;
}

/** Windows: Squirrel takes a folder for a feed. The new version is unpacked beside this one, and the next start is its. */
export function createWindowsInstaller(updater: AutoUpdater, folder: string): Installer {
  return {
    kind: 'squirrel',
    how: 'restart',
    roomFor: (size) => size * 3,
    async prepare(file) {
      const sha1 = createHash('sha1');
      for await (const bytes of createReadStream(file)) sha1.update(bytes as Buffer);
      // One line: SHA-1, file, size (Squirrel.Windows, ReleaseEntry.cs).
      await writeFile(join(folder, 'RELEASES'), `${sha1.digest('hex').toUpperCase()} ${basename(file)} ${(await stat(file)).size}`);
      await handOver(updater, { url: folder });
    },
    install: () => Promise.resolve(true),
    restart: () => updater.quitAndInstall(),
  };
}

/** macOS: Squirrel.Mac reads a feed and a zip over HTTP, from a server on this computer that is there for that alone. It checks the code signature itself. */
export function createMacInstaller(updater: AutoUpdater): Installer {
  return {
    kind: 'zip',
    how: 'restart',
    roomFor: (size) => size * 3,
    async prepare(file, version) {
      const server = await serveOnce(file, version);
      try {
        await handOver(updater, { url: server.url, serverType: 'json' });
      } finally {
        server.close();
      }
    },
    install: () => Promise.resolve(true),
    restart: () => updater.quitAndInstall(),
  };
}

function handOver(updater: AutoUpdater, feed: Parameters<AutoUpdater['setFeedURL']>[0]): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (then: () => void) => (): void => {
      updater.removeListener('update-downloaded', taken);
      updater.removeListener('update-not-available', refused);
      updater.removeListener('error', failed);
      then();
    };
    const taken = end(resolve);
    const refused = end(() => reject(new UpdateError('failed', 'squirrel.refused')));
    const failed = (error: Error): void => end(() => reject(new UpdateError('failed', 'squirrel.failed', { cause: error })))();
    updater.on('update-downloaded', taken);
    updater.on('update-not-available', refused);
    updater.on('error', failed);
    updater.setFeedURL(feed);
    updater.checkForUpdates();
  });
}

/** A feed for one version, at an address that nobody can guess. */
async function serveOnce(file: string, version: string): Promise<{ url: string; close(): void }> {
  const secret = randomBytes(16).toString('hex');
  const { size } = await stat(file);
  const server = createServer((request, response) => {
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${secret}`;
    if (request.url === `/${secret}/feed.json`) {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ currentRelease: version, releases: [{ version, updateTo: { version, url: `${base}/app.zip` } }] }));
    } else if (request.url === `/${secret}/app.zip`) {
      response.writeHead(200, { 'content-type': 'application/zip', 'content-length': size });
      createReadStream(file).pipe(response);
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${secret}/feed.json`, close: () => (server.closeAllConnections(), void server.close()) };
}
