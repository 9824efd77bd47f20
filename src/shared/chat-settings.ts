import { cleanOptions, type ChatOptions } from './chat-options.ts';

/** How files reach the backend (protocol §6): in two phases, in one request to an address of the connection's own, or not at all. */
export type ChatUploads = 'two_phase' | 'none' | { uploadUrl: string };

/** What an integrator sets about the chat of a connection, in `branding.json` or the settings file. */
export interface ChatSettings {
  /** Makes the chat page load OpenAI's own element, which checks the page's host against it. */
  domainKey?: string;
  /** Where that element's script is; OpenAI's address by default. */
  scriptUrl?: string;
  /** Origin of the chat page in the desktop app: `app://desktop.example.com` or `https://desktop.example.com`. */
  host?: string;
  uploads?: ChatUploads;
  options?: ChatOptions;
}

/** Documented address of OpenAI's element. */
export const defaultScriptUrl = 'https://cdn.platform.openai.com/deployments/chatkit/chatkit.js';

export interface ParsedChatSettings {
  /** What could be used; `undefined` where nothing could, or nothing was given. */
  chat: ChatSettings | undefined;
  /** One sentence per value that was left out, with its path. */
  problems: string[];
}

/** Reads chat settings that a person wrote: what does not fit is left out and named, the rest works. */
export function parseChatSettings(value: unknown): ParsedChatSettings {
  const problems: string[] = [];
  const problem = (path: string, expected: string): void => void problems.push(`${path} must be ${expected}.`);
  if (value === undefined) return { chat: undefined, problems };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problem('chat', 'an object');
    return { chat: undefined, problems };
  }
  const chat: ChatSettings = {};
  for (const [key, given] of Object.entries(value)) {
    const path = `chat.${key}`;
    if (given === undefined) continue;
    if (key === 'domainKey') {
      if (isDomainKey(given)) chat.domainKey = given;
      else problem(path, 'a key of letters, digits, dashes and underscores');
    } else if (key === 'scriptUrl') {
      if (isScriptUrl(given)) chat.scriptUrl = given;
      else problem(path, 'an https address of a script');
    } else if (key === 'host') {
      if (isChatHost(given)) chat.host = given;
      else problem(path, 'app:// or https:// and a host name, such as app://desktop.example.com');
    } else if (key === 'uploads') {
      const uploads = readUploads(given);
      if (uploads === undefined) problem(path, '"two_phase", "none" or { "uploadUrl": an https address }');
      else chat.uploads = uploads;
    } else if (key === 'options') chat.options = cleanOptions(given, path, problem);
    else problems.push(`${path} is not a setting.`);
  }
  return { chat: Object.keys(chat).length === 0 ? undefined : chat, problems };
}

export function isDomainKey(value: unknown): value is string {
  return typeof value === 'string' && /^[\w.-]{1,256}$/.test(value);
}

/** https, or http on this machine, where a script is being developed. */
export function isScriptUrl(value: unknown): value is string {
  const url = typeof value === 'string' && value.length <= 2_048 && URL.canParse(value) ? new URL(value) : undefined;
  return url !== undefined && url.username === '' && isSecure(url);
}

/** An origin with nothing after it; the names of the app's own pages are taken. */
export function isChatHost(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > 253) return false;
  const [, scheme, host] = /^(app|https):\/\/((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)$/.exec(value) ?? [];
  return scheme !== undefined && !/^[\d.]+$/.test(host ?? '') && !['shell', 'chat'].includes(host ?? '');
}

export function isUploadUrl(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 2_048 && URL.canParse(value) && new URL(value).username === '' && isSecure(new URL(value));
}

function readUploads(value: unknown): ChatUploads | undefined {
  if (value === 'two_phase' || value === 'none') return value;
  if (typeof value !== 'object' || value === null || !('uploadUrl' in value)) return undefined;
  return isUploadUrl(value.uploadUrl) ? { uploadUrl: value.uploadUrl } : undefined;
}

function isSecure(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname));
}
