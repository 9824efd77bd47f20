import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { PolicyView } from '../../shared/policy.ts';
import { builtInReading, withoutParts, type Without } from './built-in.ts';
import { combinePolicy, type SourceReading } from './combine.ts';
import { readPolicyFolder } from './linux.ts';
import { readManagedPreferences } from './macos.ts';
import { readRegistry, systemFolder, type Run } from './windows.ts';

export interface PolicyBrand {
  name: string;
  /** Reverse-DNS application id. */
  id: string;
  /** Of its folders. */
  slug: string;
  /** What it was built with, and without. */
  policy: object;
  without: Without;
}

/** Longest that a program of the system may take, in ms. */
const patienceMs = 10_000;

/** Where policies are on Linux. Nothing that starts the app can say otherwise: it would be the way around them. */
export function policyFolder(slug: string): string {
  return `/etc/${slug}/policies/managed`;
}

/** Reads what is set for this computer. Never rejects: what cannot be read is a problem, which locks the app down. */
export async function readPolicy(brand: PolicyBrand): Promise<PolicyView> {
  const { name, slug, policy, without } = brand;
  try {
    return withoutParts(combinePolicy([...builtInReading(name, policy), ...(await readSources(brand))]), name, without);
  } catch {
    return { status: 'refused', problems: [{ source: process.platform === 'linux' ? policyFolder(slug) : name, kind: 'unreadable' }] };
  }
}

async function readSources({ name, id, slug }: PolicyBrand): Promise<SourceReading[]> {
  if (process.platform === 'win32') return readRegistry(name, run, systemFolder(loadedLibraries()));
  if (process.platform === 'darwin') return readManagedPreferences(id, { run, user: userInfo().username, exists: existsSync });
  return readPolicyFolder(policyFolder(slug));
}

const run: Run = (command, args) =>
  new Promise((resolve, reject) => {
    execFile(command, [...args], { timeout: patienceMs, maxBuffer: 4 * 1_048_576, windowsHide: true }, (error, stdout) => {
      if (error === null) resolve(stdout);
      else reject(Object.assign(new Error('A program of the system failed.', { cause: error }), { code: error.code }));
    });
  });

function loadedLibraries(): readonly string[] {
  // Its types promise it; Electron may be built without.
  const report = process.report as (typeof process.report & { excludeNetwork?: boolean }) | undefined;
  if (report === undefined) return [];
  report.excludeNetwork = true;
  const { sharedObjects } = report.getReport() as { sharedObjects?: unknown };
  return Array.isArray(sharedObjects) ? sharedObjects.filter((path) => typeof path === 'string') : [];
}
