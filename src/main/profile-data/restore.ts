/** Puts a snapshot back, and keeps what it replaces: nothing is lost, and a crash in between is finished by the next start. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyPart, dataParts, presentParts, snapshotsOf, syncFolder } from './snapshots.ts';

/** What has been decided and is to be finished. */
interface Plan {
  /** Parts of the snapshot. */
  parts: readonly string[];
  /** Folder below `set-aside`. */
  aside: string;
}

const stagingOf = (profileDir: string): string => join(profileDir, 'restoring');
const planOf = (profileDir: string): string => join(profileDir, 'restoring.json');

/**
 * @param now ms since 1970; names the folder of what is replaced
 * @throws the file system's error; then the data is as it was, or the next start finishes
 */
export async function restoreSnapshot(profileDir: string, name: string, now: number): Promise<void> {
  const snapshot = join(snapshotsOf(profileDir), name);
  const staging = stagingOf(profileDir);
  const parts = await presentParts(snapshot);
  if (parts.length === 0) throw new Error('snapshot.empty');
  await rm(staging, { recursive: true, force: true });
  try {
    await mkdir(staging, { mode: 0o700 });
    for (const part of parts) await copyPart(join(snapshot, part), join(staging, part));
    await syncFolder(staging);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    throw error;
  }
  const aside = new Date(now).toISOString().replace(/\.\d+Z$/, 'Z').replaceAll(':', '-');
  const plan = planOf(profileDir);
  await writeFile(`${plan}.part`, JSON.stringify({ parts, aside } satisfies Plan), { mode: 0o600, flush: true });
  // From here on only forwards.
  await rename(`${plan}.part`, plan);
  await syncFolder(profileDir);
  await finishRestore(profileDir);
}

/** Ends what a crash interrupted; before anything else looks into the profile. */
export async function finishRestore(profileDir: string): Promise<void> {
  const plan = await readPlan(profileDir);
  const staging = stagingOf(profileDir);
  if (plan === undefined) {
    // Not decided yet: the copy was not whole.
    if (existsSync(staging)) await rm(staging, { recursive: true, force: true });
    return;
  }
  const aside = join(profileDir, 'set-aside', plan.aside);
  await mkdir(aside, { recursive: true, mode: 0o700 });
  for (const part of dataParts) {
    const [place, kept, staged] = [join(profileDir, part), join(aside, part), join(staging, part)];
    const comes = existsSync(staged);
    // Once its copy is gone from there the place has the new one.
    const isDone = plan.parts.includes(part) && !comes;
    if (!isDone && existsSync(place) && !existsSync(kept)) await rename(place, kept);
    if (comes) await rename(staged, place);
  }
  await syncFolder(aside);
  await syncFolder(profileDir);
  await rm(planOf(profileDir), { force: true });
  await rm(staging, { recursive: true, force: true });
}

async function readPlan(profileDir: string): Promise<Plan | undefined> {
  if (!existsSync(planOf(profileDir))) return undefined;
  const { parts, aside } = JSON.parse(await readFile(planOf(profileDir), 'utf8')) as Plan;
  return { parts, aside };
}
