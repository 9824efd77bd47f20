/** The first look at a profile, before anything opens its data: may this version use it, and is there a way back from it? */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { profileFormat, readProfileFile, writeProfileFile, type ProfileFile } from './profile-file.ts';
import { finishRestore, restoreSnapshot } from './restore.ts';
import { listSnapshots, pruneSnapshots, takeSnapshot, type Snapshot } from './snapshots.ts';

export interface ProfileDataDeps {
  profileDir: string;
  /** The version that runs. */
  version: string;
  /** Negative: the first is older. */
  compareVersions(a: string, b: string): number;
  now(): number;
  /** Codes alone. */
  onProblem(event: string, code: string): void;
  format?: number;
}

export type OpenedProfile =
  | { status: 'open'; data: ProfileData }
  /** A newer version has written it in a way that this one does not know. */
  | { status: 'newer'; version: string; snapshots: readonly Snapshot[] };

export interface ProfileData {
  /** What this start has found. `rolledBack`: the version named did not work here, and the data of before it is back where `restored`. */
  news: { kind: 'none' } | { kind: 'updated'; from: string } | { kind: 'rolledBack'; version: string; restored: boolean };
  /** A screen that can be used was shown. Resolves when what is not needed any more of the snapshots is gone; never rejects. */
  reportReady(): Promise<void>;
}

/** @throws the file system's error where a profile cannot be written */
export async function openProfileData(deps: ProfileDataDeps): Promise<OpenedProfile> {
  const { profileDir, version, compareVersions, now, onProblem, format = profileFormat } = deps;
  await finishWhatWasBegun(profileDir);
  const last = readProfileFile(profileDir);
  if (last === undefined || last.version === version) return opened(last, { kind: 'none' });
  const isBack = compareVersions(last.version, version) > 0;

  if (isBack && !last.ready) {
    const from = (await listSnapshots(profileDir)).find((one) => one.before === last.version && one.format <= format);
    if (from !== undefined) {
      await restoreSnapshot(profileDir, from.name, now());
      return opened(readProfileFile(profileDir), { kind: 'rolledBack', version: last.version, restored: true });
    }
  }
  if (last.format > format) return { status: 'newer', version: last.version, snapshots: (await listSnapshots(profileDir)).filter((one) => one.format <= format) };
  try {
    await takeSnapshot(profileDir, { at: now(), version: last.version, format: last.format, before: version });
  } catch (error) {
    // The migrations of the history have a way back of their own.
    onProblem('profile.no_snapshot', codeOf(error));
  }
  return opened(last, isBack ? (last.ready ? { kind: 'none' } : { kind: 'rolledBack', version: last.version, restored: false }) : { kind: 'updated', from: last.version });

  function opened(before: ProfileFile | undefined, news: ProfileData['news']): OpenedProfile {
    const same = before?.version === version && before.format === format;
    let file: ProfileFile = same ? before : { format, version, ready: false, since: now() };
    // A start changes nothing where nothing is new.
    if (!same) save(file);
    return {
      status: 'open',
      data: {
        news,
        async reportReady() {
          if (!file.ready) save((file = { ...file, ready: true }));
          if (existsSync(join(profileDir, 'snapshots'))) await pruneSnapshots(profileDir, now(), file.since).catch((error: unknown) => onProblem('profile.not_pruned', codeOf(error)));
        },
      },
    };
  }

  function save(file: ProfileFile): void {
    try {
      writeProfileFile(profileDir, file);
    } catch (error) {
      onProblem('profile.not_written', codeOf(error));
    }
  }
}

async function finishWhatWasBegun(profileDir: string): Promise<void> {
  if (existsSync(join(profileDir, 'restoring')) || existsSync(join(profileDir, 'restoring.json'))) await finishRestore(profileDir);
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown';
}
