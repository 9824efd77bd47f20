/** A brand whose updates come from a server of the test, its packages, and a feed made by `npm run feed`. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { basename, join } from 'node:path';
import { createPackageWithOptions, extractAll } from '@electron/asar';
import { readBranding } from '../../scripts/lib/branding.mjs';
import { checksumOfHeader } from '../../scripts/lib/starter.mjs';
import { newKey } from '../../src/main/updates/feed/signature.ts';
import { makePackages, root, run, type MadePackages } from './packages.ts';

/** The feed's address is in the package, so it has to be known before there is a server. */
const port = 47_113;
export const [older, newer] = ['1.0.0', '1.1.0'] as const;

export interface UpdateSite {
  /** Path of the branding file. */
  brand: string;
  name: string;
  slug: string;
  /** Of its links. */
  scheme: string;
  makes(version: string): MadePackages;
  /** Makes the feed of the packages in a folder. */
  publish(packages: string, version: string): void;
  /** Requests so far: the file's name, and the range. */
  asked: string[];
  /** Bytes per second from now on; absent: all at once. */
  slowTo(rate: number | undefined): void;
  close(): Promise<void>;
}

export async function openUpdateSite(folder: string): Promise<UpdateSite> {
  const { privateKey, publicKey } = newKey();
  const key = join(folder, 'update.key');
  writeFileSync(key, privateKey, { mode: 0o600 });
  const own = join(root, 'resources', 'branding.json');
  const brand = join(folder, 'brand.json');
  const { icon, tray } = readBranding(own) as unknown as { icon: string; tray: string };
  writeFileSync(brand, JSON.stringify({ ...(JSON.parse(readFileSync(own, 'utf8')) as object), name: 'Updated', command: 'updated', id: 'app.latchkey.updated', scheme: 'latchkey-updated', keychainService: 'Updated', icon, tray, updates: { feed: `http://127.0.0.1:${port}/`, keys: [publicKey] } }));
  const { name, slug, scheme } = readBranding(brand) as unknown as { name: string; slug: string; scheme: string };
  const site = join(folder, 'site');
  mkdirSync(site);
  const asked: string[] = [];
  let rate: number | undefined;
  const server: Server = createServer((request, response) => {
    const path = join(site, decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname));
    asked.push(`${basename(path)}${request.headers.range === undefined ? '' : ` ${request.headers.range}`}`);
    if (!path.startsWith(site) || !existsSync(path)) return void response.writeHead(404).end();
    const bytes = readFileSync(path);
    const etag = `"${statSync(path).mtimeMs}-${bytes.length}"`;
    const from = request.headers['if-range'] === etag ? Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0) : 0;
    response.writeHead(from > 0 ? 206 : 200, { etag, 'content-length': bytes.length - from, ...(from > 0 && { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }) });
    let at = from;
    const send = (): void => {
      if (response.destroyed) return;
      const next = rate === undefined ? bytes.length : at + rate / 20;
      response.write(bytes.subarray(at, next));
      at = Math.min(next, bytes.length);
      if (at === bytes.length) response.end();
      else setTimeout(send, 50);
    };
    send();
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    brand,
    name,
    slug,
    scheme,
    makes: (version) => makePackages({ brand, version }),
    publish(packages, version) {
      const made = spawnSync(process.execPath, [join(root, 'scripts', 'feed.mjs'), '--key', key, '--from', packages, '--out', site, '--brand', brand, '--version', version], { encoding: 'utf8' });
      if (made.status !== 0) throw new Error(`npm run feed failed:\n${made.stdout}${made.stderr}`);
    },
    asked,
    slowTo: (next) => (rate = next),
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  };
}

/** Unpacks the zip as a person would, for whoever is to run it. @returns the path of the app's folder */
export function unpackFor(zip: string, place: string, user: { uid: number; gid: number }): string {
  mkdirSync(place, { mode: 0o755 });
  run('unzip', ['-q', zip, '-d', place]);
  run('chown', ['-R', `${user.uid}:${user.gid}`, place]);
  return join(place, readdirSync(place)[0] ?? '');
}

/**
 * A package of another version, and perhaps with something else in its app: what the next release would be, or a bad one. Made from
 * one that is there, since the version stands in one file alone.
 * @returns the folder it is in
 */
export async function derive(zip: string, folder: string, version: string, change: (app: string) => void = () => undefined): Promise<string> {
  const place = mkdtempSync(join(folder, 'derived-'));
  const [work, app, out] = ['tree', 'app', 'make'].map((name) => join(place, name)) as [string, string, string];
  run('unzip', ['-q', zip, '-d', work]);
  const top = readdirSync(work)[0] ?? '';
  const archive = join(work, top, 'resources', 'app.asar');
  const before = checksumOfHeader(archive);
  extractAll(archive, app);
  const description = join(app, 'package.json');
  writeFileSync(description, readFileSync(description, 'utf8').replace(/"version": "[^"]+"/, `"version": "${version}"`));
  change(app);
  rmSync(archive);
  rmSync(`${archive}.unpacked`, { recursive: true });
  await createPackageWithOptions(app, archive, { unpack: '**/*.node' });
  knowHeader(join(work, top, 'resources', 'start'), before, checksumOfHeader(archive));
  mkdirSync(out);
  execFileSync('zip', ['-qry1', join(out, basename(zip).replace(older, version)), top], { cwd: work });
  rmSync(work, { recursive: true });
  rmSync(app, { recursive: true });
  return out;
}

/** Tells a starter that its archive has another header now. */
export function knowHeader(starter: string, before: string, after: string): void {
  const length = (checksum: string): string => `head -c ${checksum.split(' ')[1]} `;
  writeFileSync(starter, readFileSync(starter, 'utf8').replace(before, after).replace(length(before), length(after)));
}

/** The main processes of an app's folder, by the executable that they run; with `helpers` every process. */
export function runningIn(folder: string, { helpers = false } = {}): { pid: number; executable: string }[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const executable = readlinkSync(`/proc/${pid}/exe`);
      const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return executable.startsWith(`${folder}/`) && (helpers || !args.includes('--type=')) ? [{ pid: Number(pid), executable: executable.slice(folder.length + 1) }] : [];
    } catch {
      return [];
    }
  });
}

/** Ends every process of an app's folder at once. */
export function killIn(folder: string): void {
  for (const { pid } of runningIn(folder, { helpers: true })) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It went with another one.
    }
  }
}
