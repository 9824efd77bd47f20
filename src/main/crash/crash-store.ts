import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CrashKind, CrashView } from '../../shared/crash.ts';

/** Reports as files of mode 0600 in a folder of the profile. */
export interface CrashStore {
  /** Never throws: a full disk must not make a crash worse. */
  add(kind: CrashKind, at: number, text: string): void;
  /** Newest first. */
  list(): CrashView[];
  /** `undefined`: there is none of that name. */
  read(id: string): string | undefined;
  forget(): void;
  /** Notes that a run has begun. @returns when the one before it began, where that has not ended as it should */
  begin(now: number): number | undefined;
  /** Notes that the run ends as it should. */
  end(): void;
}

/** Reports that are kept; the oldest goes first. */
const maxReports = 5;

/** Of one page that ends again and again, so many are noted in a run. */
const maxOfRun = 20;

const named = /^(\d{13})-(app|page|helper|fault)-(\d{1,3})\.txt$/;

export function createCrashStore(folder: string): CrashStore {
  const runFile = join(folder, 'running');
  let added = 0;

  const names = (): string[] => {
    try {
      return readdirSync(folder).filter((name) => named.test(name)).sort().reverse();
    } catch {
      return [];
    }
  };
  function attempt<T>(act: () => T): T | undefined {
    try {
      return act();
    } catch {
      return undefined;
    }
  }

  return {
    add(kind, at, text) {
      if (added >= maxOfRun) return;
      added += 1;
      attempt(() => {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeFileSync(join(folder, `${String(Math.max(0, Math.trunc(at))).padStart(13, '0')}-${kind}-${added}.txt`), text, { mode: 0o600 });
        for (const name of names().slice(maxReports)) rmSync(join(folder, name), { force: true });
      });
    },
    list: () =>
      names().map((name) => {
        const [, at = '0', kind = 'app'] = named.exec(name) ?? [];
        return { id: name.slice(0, -'.txt'.length), at: Number(at), kind: kind as CrashKind };
      }),
    // A name that is in the list, so that no path gets in.
    read: (id) => (names().includes(`${id}.txt`) ? attempt(() => readFileSync(join(folder, `${id}.txt`), 'utf8')) : undefined),
    forget: () => names().forEach((name) => attempt(() => rmSync(join(folder, name), { force: true }))),
    begin(now) {
      const before = attempt(() => Number(readFileSync(runFile, 'utf8')));
      attempt(() => {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeFileSync(runFile, String(now), { mode: 0o600 });
      });
      return before !== undefined && Number.isFinite(before) && before > 0 ? before : undefined;
    },
    end: () => attempt(() => rmSync(runFile, { force: true })),
  };
}
