import type { CrashKind } from '../../shared/crash.ts';

/** What is known of one unexpected end, as its host says it; nothing in it is trusted to be free of secrets. */
export interface CrashFacts {
  kind: CrashKind;
  /** Milliseconds since 1970. */
  at: number;
  /** Chromium's or Node's word for it (`crashed`, `oom`, `uncaughtException`), or ours. */
  reason: string;
  /** Which process, by type: `renderer`, `gpu`, `utility`, `main`. */
  process: string;
  exitCode?: number | undefined;
  /** A fault of our own code, of which kind and places are kept. */
  error?: unknown;
}

export interface CrashSurroundings {
  name: string;
  version: string;
  platform: string;
  runtime: Readonly<Record<string, string>>;
  /** Of the log, oldest first; each line is cleaned again. */
  lastLines: readonly string[];
  /** Takes out what looks like a secret or a person (`log.ts`). */
  redact(text: string): string;
}

const maxLines = 40;
const maxLineLength = 400;
const maxPlaces = 20;

/**
 * A report as text: versions, kind, reason, where in our code, and the end of the log. The message of an error is left out, as it may
 * repeat what somebody typed; so are folders, which name the person.
 */
export function crashReport({ kind, at, reason, process, exitCode, error }: CrashFacts, { name, version, platform, runtime, lastLines, redact }: CrashSurroundings): string {
  const clean = (text: string): string => withoutFolders(redact(text)).replace(/\p{Cc}/gu, ' ').slice(0, maxLineLength);
  return [
    `${name} crash report`,
    `Time: ${new Date(at).toISOString()}`,
    `Version: ${clean(version)}`,
    `System: ${clean(platform)}`,
    ...Object.entries(runtime).map(([part, number]) => `${part}: ${clean(number)}`),
    `What ended: ${kind} (${word(process)})`,
    `Reason: ${word(reason)}`,
    ...(exitCode === undefined ? [] : [`Exit code: ${exitCode}`]),
    ...(error === undefined ? [] : ['', `Fault: ${faultName(error)}`, ...placesOf(error).map((place) => `  ${clean(place)}`)]),
    '',
    `Last lines of the log (${Math.min(lastLines.length, maxLines)}):`,
    ...lastLines.slice(-maxLines).map((line) => `  ${clean(line)}`),
    '',
  ].join('\n');
}

/** `latchkey-crash-2026-11-21.txt` */
export function crashFileName(name: string, at: number): string {
  const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return `${slug || 'app'}-crash-${new Date(at).toISOString().slice(0, 10)}.txt`;
}

/** One word of letters, digits and dashes: whatever else a host says stays out. */
function word(text: string): string {
  return /^[\w -]{1,60}$/.test(text) ? text : 'other';
}

function faultName(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' && /^[\w.]{1,40}$/.test(error.code) ? ` ${error.code}` : '';
  return `${word(error.name)}${code}`;
}

/** The places of a stack, without the message, which may be of several lines that look like one. */
function placesOf(error: unknown): string[] {
  if (!(error instanceof Error) || error.stack === undefined) return [];
  const head = `${error.name}: ${error.message}`;
  const stack = error.stack.startsWith(head) ? error.stack.slice(head.length) : error.stack;
  return stack.split('\n').filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line)).slice(0, maxPlaces).map((line) => line.trim());
}

/** Paths begin where the app's own files do; others keep their last name alone. */
function withoutFolders(text: string): string {
  return text
    .replace(/(?:file:\/\/)?(?:[A-Za-z]:)?[\\/][^\s"'()]*?[\\/](?=(?:app\.asar|out|node_modules|src)[\\/])/g, '')
    .replace(/(?:file:\/\/)?(?:[A-Za-z]:\\|\/(?=(?:home|Users|root|tmp|var|usr|opt|private|mnt|media|run)\/))[^\s"'()]*[\\/]/g, '…/');
}
