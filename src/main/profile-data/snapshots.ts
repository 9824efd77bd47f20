/** Copies of a profile's data from before a new version touched it. */
import { constants } from 'node:fs';
import { cp, mkdir, open, readdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Everything in a profile that is ours and that a version could change; the rest is Chromium's, or can be made anew. */
export const dataParts = ['history', 'server', 'timelines', 'vault', 'vault.json', 'settings.json', 'profile.json'] as const;

export interface Snapshot {
  /** Of its folder. */
  name: string;
  /** When it was taken; ms since 1970. */
  at: number;
  /** The version that had used the data by then. */
  version: string;
  format: number;
  /** The one that it was taken for. */
  before: string;
}

const keptSnapshots = 2;
/** After so long with a version that works its way back is not kept any more, ms. */
const keptMs = 14 * 24 * 3_600_000;
/** Kept free besides, bytes. */
const spareRoom = 64 * 1_048_576;

export const snapshotsOf = (profileDir: string): string => join(profileDir, 'snapshots');

/** Newest first; what is not whole is left out. */
export async function listSnapshots(profileDir: string): Promise<Snapshot[]> {
  const folder = snapshotsOf(profileDir);
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(names.filter((name) => !name.startsWith('.')).map((name) => readSnapshot(join(folder, name), name)));
  return found.filter((one) => one !== undefined).sort((a, b) => b.at - a.at);
}

async function readSnapshot(path: string, name: string): Promise<Snapshot | undefined> {
  try {
    const { at, version, format, before } = JSON.parse(await readFile(join(path, 'snapshot.json'), 'utf8')) as Partial<Snapshot>;
    return typeof at === 'number' && typeof version === 'string' && typeof format === 'number' && typeof before === 'string' ? { name, at, version, format, before } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Copies the data as it is, before anything has opened it; shares the blocks where the file system can. Either whole and on the
 * disk, or not there.
 * @returns `undefined` where there is nothing to copy, or no room for it
 * @throws the file system's error
 */
export async function takeSnapshot(profileDir: string, about: Omit<Snapshot, 'name'>): Promise<Snapshot | undefined> {
  const folder = snapshotsOf(profileDir);
  const parts = await presentParts(profileDir);
  const size = (await Promise.all(parts.map((part) => sizeOf(join(profileDir, part))))).reduce((sum, one) => sum + one, 0);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { bavail, bsize } = await statfs(folder);
  if (size === 0 || bavail * bsize < size + spareRoom) return undefined;
  const name = `${new Date(about.at).toISOString().replace(/\.\d+Z$/, 'Z').replaceAll(':', '-')}-${about.version.replace(/[^\w.-]/g, '_')}`;
  const temporary = join(folder, `.${name}.part`);
  await rm(temporary, { recursive: true, force: true });
  try {
    await mkdir(temporary, { mode: 0o700 });
    for (const part of parts) await copyPart(join(profileDir, part), join(temporary, part));
    await writeFile(join(temporary, 'snapshot.json'), JSON.stringify({ ...about, parts }), { mode: 0o600, flush: true });
    await rm(join(folder, name), { recursive: true, force: true });
    await rename(temporary, join(folder, name));
    await syncFolder(folder);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
  return { name, ...about };
}

/** Removes what is not needed any more: all but the newest two, and these after two weeks with a version that works. */
export async function pruneSnapshots(profileDir: string, now: number, workingSince: number | undefined): Promise<void> {
  const folder = snapshotsOf(profileDir);
  const snapshots = await listSnapshots(profileDir);
  const isOld = ({ at }: Snapshot): boolean => workingSince !== undefined && now - Math.max(workingSince, at) > keptMs;
  const kept = new Set(snapshots.slice(0, keptSnapshots).filter((one) => !isOld(one)).map(({ name }) => name));
  for (const name of await readdir(folder).catch(() => [])) if (!kept.has(name)) await rm(join(folder, name), { recursive: true, force: true });
}

export async function presentParts(folder: string): Promise<string[]> {
  const names = new Set(await readdir(folder).catch(() => []));
  return dataParts.filter((part) => names.has(part));
}

/** A file or folder with everything in it, on the disk when this resolves. Sockets and the like are left out. */
export async function copyPart(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE, preserveTimestamps: true, verbatimSymlinks: true, filter: async (path) => stat(path).then((found) => found.isFile() || found.isDirectory(), () => false) });
  await syncTree(to);
}

async function syncTree(path: string): Promise<void> {
  if ((await stat(path)).isDirectory()) {
    for (const name of await readdir(path)) await syncTree(join(path, name));
    await syncFolder(path);
    return;
  }
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** New names in it are on the disk; Windows looks after that itself. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || !found.isDirectory()) return found?.isFile() === true ? found.size : 0;
  const sizes = await Promise.all((await readdir(path)).map((name) => sizeOf(join(path, name))));
  return sizes.reduce((sum, one) => sum + one, 0);
}
