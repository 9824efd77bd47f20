import { parseServerUrl, type Connection } from '../../shared/connection.ts';

/** Command-line flags of the app (README, "Commands"). Chromium's own switches pass by unread. */
export interface Flags {
  profile?: string;
  /** A connection for this run only. */
  connection?: Connection;
  /** Web host: port of the shell page; 0 picks a free one. */
  port: number;
  /** Web host: open the browser. */
  open: boolean;
  /** Electron: begin in the tray, without a window, where there is a tray. */
  hidden?: true;
}

export type ParsedFlags = { ok: true; flags: Flags } | { ok: false; message: string };

const withValue = ['--profile', '--server', '--chat-url', '--port'] as const;

/** @param args arguments after the executable (and the script). Both `--flag value` and `--flag=value` are read. */
export function parseFlags(args: readonly string[]): ParsedFlags {
  const values = new Map<string, string>();
  let open = true;
  let hidden = false;
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    const [name, inline] = splitOnce(argument);
    if (name === '--no-open') open = false;
    if (name === '--hidden') hidden = true;
    if (!withValue.some((known) => known === name)) continue;
    const value = inline ?? args[(index += 1)];
    if (value === undefined || value === '') return { ok: false, message: `${name} needs a value.` };
    values.set(name, value);
  }

  const flags: Flags = { port: 0, open, ...(hidden && { hidden }) };
  const profile = values.get('--profile');
  if (profile !== undefined) flags.profile = profile;

  const port = values.get('--port');
  if (port !== undefined) {
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return { ok: false, message: `--port takes a number from 0 to 65535, not "${port}".` };
    flags.port = Number(port);
  }

  const server = values.get('--server');
  const chat = values.get('--chat-url');
  if (server === undefined && chat !== undefined) return { ok: false, message: '--chat-url goes with --server: give the address of the auth server too.' };
  if (server !== undefined) {
    const authUrl = parseServerUrl(server);
    if (authUrl === undefined) return { ok: false, message: `--server takes an http or https address, not "${server}".` };
    const chatUrl = parseServerUrl(chat ?? new URL('/chatkit', authUrl).href);
    if (chatUrl === undefined) return { ok: false, message: `--chat-url takes an http or https address, not "${chat ?? ''}".` };
    flags.connection = { kind: 'remote', authUrl: trimSlash(authUrl.href), chatUrl: chatUrl.href };
  }
  return { ok: true, flags };
}

function splitOnce(argument: string): [string, string?] {
  const at = argument.indexOf('=');
  return at === -1 ? [argument] : [argument.slice(0, at), argument.slice(at + 1)];
}

function trimSlash(text: string): string {
  return text.endsWith('/') ? text.slice(0, -1) : text;
}
