import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import type { CrashView } from '../../shared/crash.ts';
import { crashFileName, crashReport, type CrashFacts, type CrashSurroundings } from './crash-report.ts';
import type { CrashStore } from './crash-store.ts';

export interface CrashesDeps extends Omit<CrashSurroundings, 'lastLines'> {
  store: CrashStore;
  /** The end of the log as it is now. */
  readLog(): readonly string[];
  now(): number;
  /** Seconds since the computer started. */
  uptime(): number;
}

/** What ended unexpectedly, in this run and before. */
export interface Crashes {
  /** Writes a report down; never throws. */
  note(facts: Omit<CrashFacts, 'at'>): void;
  list(): readonly CrashView[];
  /** @throws LatchkeyError `request.invalid` */
  read(id: string): { fileName: string; text: string };
  forget(): readonly CrashView[];
  /** The run ends as it should. */
  end(): void;
}

/**
 * Begins a run. One that did not end as it should gets a report with the last lines of its log, as whatever ended it (a signal, a
 * fault below JavaScript) had nobody to tell; not where the computer itself went down meanwhile.
 */
export function createCrashes({ store, readLog, now, uptime, ...surroundings }: CrashesDeps): Crashes {
  const write = (facts: CrashFacts): void => {
    try {
      store.add(facts.kind, facts.at, crashReport(facts, { ...surroundings, lastLines: readLog() }));
    } catch {
      // Nothing may come of a report that cannot be made.
    }
  };
  const startedAt = store.begin(now());
  const bootedAt = now() - uptime() * 1_000;
  if (startedAt !== undefined && startedAt >= bootedAt) write({ kind: 'app', at: now(), reason: 'ended without a word', process: 'main' });

  return {
    note: (facts) => write({ ...facts, at: now() }),
    list: () => store.list(),
    read(id) {
      const found = store.list().find((one) => one.id === id);
      const text = store.read(id);
      if (found === undefined || text === undefined) throw new LatchkeyError('request.invalid', say('crashes', 'gone'));
      return { fileName: crashFileName(surroundings.name, found.at), text };
    },
    forget() {
      store.forget();
      return store.list();
    },
    end: () => store.end(),
  };
}

/** Where nothing is noted: tests, and an app that its policy has locked. */
export const noCrashes: Crashes = {
  note: () => undefined,
  list: () => [],
  read() {
    throw new LatchkeyError('request.invalid', say('crashes', 'gone'));
  },
  forget: () => [],
  end: () => undefined,
};
