import type { Log } from '../../src/main/platform.ts';

export interface QuietLog extends Log {
  /** Everything logged, one JSON text per line, for greps. */
  lines: string[];
}

/** Keeps log lines as they were given, before any redaction. */
export function quietLog(): QuietLog {
  const lines: string[] = [];
  const write =
    (level: string): Log['info'] =>
    (event, fields) =>
      void lines.push(JSON.stringify({ level, event, ...fields }));
  return { lines, info: write('info'), warn: write('warn'), error: write('error') };
}
