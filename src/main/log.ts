import type { Log } from './platform.ts';

export type LogLevel = 'info' | 'warn' | 'error';

const levels: readonly LogLevel[] = ['info', 'warn', 'error'];

export interface LogDeps {
  /** Takes one line without its line feed. */
  write: (line: string) => void;
  /** Milliseconds since 1970. */
  now: () => number;
  /** The least that is written; `info` by default. */
  level?: LogLevel;
}

const maxValueLength = 500;

/** In order: a cookie may hold a token, a bearer is one. */
const secrets: readonly [RegExp, string][] = [
  [/\b((?:set-)?cookie)\b["']?\s*[:=]\s*[^\n]*/gi, '$1: [removed]'],
  [/\b(bearer|basic)\s+[\w.~+/=-]{4,}/gi, '$1 [removed]'],
  [/\beyJ[\w-]{4,}(?:\.[\w-]*){0,4}/g, '[token]'],
  [/\b([\w.-]*session[_-]?token|password|api[_-]?key|secret)\b["']?\s*[:=]\s*["']?[^\s"',;&}]+/gi, '$1=[removed]'],
  [/\bsk-[\w-]{8,}/g, '[key]'],
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g, '[e-mail]'],
];

/**
 * Takes out what looks like a secret or a person. A last line of defence: fields hold codes, counts and hosts, and
 * code that puts anything else into them is wrong even where this catches it.
 */
export function redact(text: string): string {
  return secrets.reduce((clean, [pattern, replacement]) => clean.replace(pattern, replacement), text);
}

/** Writes one JSON object per line: `time`, `level`, `event`, then the fields. Never throws. */
export function createLog({ write, now, level = 'info' }: LogDeps): Log {
  const logAt = (at: LogLevel): Log['info'] => {
    if (levels.indexOf(at) < levels.indexOf(level)) return () => undefined;
    return (event, fields = {}) => {
      const clean = Object.entries(fields).map(([key, value]) => [key, typeof value === 'string' ? redact(value).slice(0, maxValueLength) : value]);
      try {
        write(JSON.stringify({ time: new Date(now()).toISOString(), level: at, event, ...Object.fromEntries(clean) }));
      } catch {
        // A full disk must not take the app down with it.
      }
    };
  };
  return { info: logAt('info'), warn: logAt('warn'), error: logAt('error') };
}
