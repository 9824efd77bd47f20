import { appSlug } from '../../shared/brand.ts';
import type { VaultInfo } from '../../shared/auth-state.ts';
import type { Connection, ConnectionCheck } from '../../shared/connection.ts';
import type { AppInfo } from '../../shared/desktop-api.ts';
import type { Timeline, TimelineEntry } from '../../shared/diagnostics.ts';
import { cleanDetail, looksPrivate, looksSecret } from '../../shared/timeline-details.ts';

export interface ReportFacts {
  info: AppInfo;
  connection: Connection;
  vault: VaultInfo;
  timeline: Timeline;
  /** Of the doctor's last run, if there was one. */
  checks?: readonly ConnectionCheck[] | undefined;
  /** Milliseconds since 1970. */
  now: number;
}

/**
 * The timeline as text for support. Holds versions, host names, codes and times; no path of an address, token, cookie,
 * text of a message, name or e-mail. Each line passes `looksPrivate` once more at the end.
 */
export function reportText(facts: ReportFacts): string {
  const { info, vault, timeline, checks = [], now } = facts;
  const { verdict, entries } = timeline;
  const lines = [
    `${info.name} sign-in report`,
    `Written: ${iso(now)}`,
    `Version: ${fact(info.version)} (${info.host})`,
    `System: ${fact(info.platform)}`,
    ...Object.entries(info.runtime).map(([name, version]) => `${name}: ${fact(version)}`),
    ...connectionLines(facts.connection),
    `Keychain: ${vault.kind}, ${vault.remembers ? 'remembers' : 'does not remember'}${vault.cause === undefined ? '' : ` (${vault.cause})`}`,
    `Verdict: ${verdict.code}`,
  ];
  const body = [
    '',
    verdict.sentence,
    ...(verdict.advice === undefined ? [] : [verdict.advice]),
    '',
    `Checks: ${checks.length === 0 ? 'not run' : ''}`.trimEnd(),
    ...checks.map(({ id, status }) => `  ${id}: ${status}`),
    '',
    `Timeline, newest first (${entries.length}):`,
    ...entries.map((entry) => `  ${lineOf(entry)}`),
  ];
  // The verdict's sentences are ours and may be longer than a detail.
  const ours = new Set([verdict.sentence, verdict.advice]);
  return [...lines, ...body].map((line) => (ours.has(line) ? line : cleanLine(line))).join('\n') + '\n';
}

/** `latchkey-sign-in-2026-11-21.txt` */
export function reportFileName(now: number): string {
  return `${appSlug}-sign-in-${iso(now).slice(0, 10)}.txt`;
}

function connectionLines(connection: Connection): string[] {
  if (connection.kind === 'local') return ['Connection: local'];
  return ['Connection: remote', `  sign-in: ${hostOf(connection.authUrl)}`, `  chat: ${hostOf(connection.chatUrl)}`];
}

function hostOf(address: string): string {
  return URL.canParse(address) ? fact(new URL(address).host) : 'not an address';
}

function lineOf({ at, kind, detail }: TimelineEntry): string {
  return [iso(at), kind, ...Object.entries(cleanDetail(detail) ?? {}).map(([key, value]) => `${key}=${value}`)].join(' ');
}

function iso(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? 'unknown time' : date.toISOString();
}

/** A version, a system or a host; anything that could be more stays here. */
function fact(text: string): string {
  return looksPrivate(text) ? '[removed]' : text;
}

/** Judged word by word, since a line of harmless words may be long, and then as a whole. */
function cleanLine(line: string): string {
  const clean = line.replace(/\S+/g, (word) => (looksPrivate(word) ? '[removed]' : word));
  return looksSecret(clean) ? '[removed]' : clean;
}
