import { appSlug, environmentPrefix } from '../shared/brand.ts';
import { parseArgs } from 'node:util';
import { StartFailure } from './start-failure.ts';

/** What the command line asks for; absent where it says nothing. */
export interface Flags {
  port?: number;
  data?: string;
  host?: string;
  /** Public origin, where a proxy stands in front. */
  url?: string;
  allowOrigins: string[];
  help: boolean;
}

/** @throws {StartFailure} for arguments that are not understood. */
export function parseFlags(args: readonly string[]): Flags {
  const values = read(args);
  const port = values.port === undefined ? undefined : portFrom(values.port);
  const url = values.url === undefined ? undefined : originFrom('--url', values.url);
  return {
    ...(port !== undefined && { port }),
    ...(values.data !== undefined && { data: values.data }),
    ...(values.host !== undefined && { host: values.host }),
    ...(url !== undefined && { url }),
    allowOrigins: (values['allow-origin'] ?? []).map((origin) => originFrom('--allow-origin', origin)),
    help: values.help ?? false,
  };
}

export const usage = `Usage: npm run server -- [options]

  --port N              port to listen on; 0 takes a free one (4590)
  --data DIR            folder for accounts and chats (~/.${appSlug}-server)
  --host HOST           address to listen on (127.0.0.1)
  --url URL             address under which a proxy serves it; also the issuer and audience of tokens
  --allow-origin URL    origin whose pages may call it from a browser; may be repeated
  --help                show this

A model answers when ${environmentPrefix}_MODEL is set, with OPENAI_BASE_URL, OPENAI_API_KEY or both. It may name several models with
commas between them: the first one answers unless a client asks for another. ${environmentPrefix}_TRANSCRIPTION_MODEL names the one
for dictation (whisper-1).

Everything in the folder is encrypted when ${environmentPrefix}_DATA_KEY is set: 64 hex digits, as “openssl rand -hex 32” prints them.
Keep the key; without it nobody can read the folder any more.
`;

function read(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: text,
        data: text,
        host: text,
        url: text,
        'allow-origin': { ...text, multiple: true },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (cause) {
    throw new StartFailure(`${cause instanceof Error ? cause.message : 'The arguments are not understood.'} See --help.`, { cause });
  }
}

function portFrom(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new StartFailure(`--port takes a number from 0 to 65535, not “${text}”.`);
  return port;
}

function originFrom(flag: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new StartFailure(`${flag} takes an address such as https://chat.example.com, not “${text}”.`);
  }
  return url.origin;
}
