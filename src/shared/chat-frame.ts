/**
 * Messages between the shell and the chat frame over one MessagePort. The frame is untrusted: both sides drop
 * anything that does not pass the guards below.
 */
import { appSlug } from './brand.ts';
import { accountCommands, actionIds, actions, isShellCommand, type ShellCommand } from './actions.ts';

/** Shell → frame, the only `window.postMessage`: carries the port as its single transfer. */
export const portMessage = `${appSlug}.port`;

export type ToFrame =
  | { type: 'theme.set'; scheme: 'light' | 'dark'; accent?: string }
  /** The language on the screen, as a BCP 47 tag. */
  | { type: 'language.set'; tag: string }
  /**
   * With `itemId`: shows that item, as far back as it may be. An element that cannot jump opens the thread alone.
   * `unasked`: what was open went, and the keyboard stays where it is.
   */
  | { type: 'thread.open'; threadId: string | null; itemId?: string; unasked?: true }
  | { type: 'composer.focus' }
  /** The person is somewhere else by now: a composer that has not come to it yet leaves the keyboard there. */
  | { type: 'composer.leave' }
  /** The list of threads changed outside the frame (rename, delete); reload what is shown. */
  | { type: 'thread.refresh' }
  /** A thread that waited to be sent got its id from the server: who shows it goes over to that, as it stands. */
  | { type: 'thread.mapped'; from: string; to: string }
  /** Files for what is being written. */
  | { type: 'composer.add'; files: readonly File[] }
  /** Marks a text in the open thread and goes to one of its places; an empty one ends it. */
  | { type: 'find.run'; text: string; step: 'stay' | 'next' | 'previous' }
  /** Whether the frame may open the microphone now, once. */
  | { type: 'microphone.answered'; granted: boolean }
  /** Signing out or switching account: forget everything on the screen. */
  | { type: 'frame.reset' };

export type FromFrame =
  | { type: 'frame.ready' }
  | { type: 'thread.changed'; threadId: string | null }
  /** What was to be opened is there. Its composer has the keyboard next, if the shell has it for nothing else. */
  | { type: 'thread.arrived' }
  /** Title or existence of a thread changed on the server. */
  | { type: 'thread.listChanged' }
  | { type: 'response.started' }
  | { type: 'response.ended' }
  /** A person pressed to dictate, just now. */
  | { type: 'microphone.wanted' }
  /** A key combination the frame does not use itself, for the shell's shortcuts. */
  | { type: 'shortcut.pressed'; command: ShellCommand }
  /** Esc, which nothing in the frame had a use for. */
  | { type: 'escape.pressed' }
  /** A key that was typed after the search shortcut and before the shell had the keyboard. */
  | { type: 'search.typed'; text: string }
  /** What `find.run` came to for this text; an element that cannot look through its thread says so. */
  | { type: 'find.found'; text: string; count: number; index: number; possible: boolean }
  | { type: 'error.reported'; message: string };

const maxIdLength = 512;
const maxMessageLength = 2_000;
/** Longest text that is looked for in a thread. */
export const maxFindLength = 200;

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** One key gives one sign, which may be some units long. */
const maxKeyLength = 16;
const languageTag = /^[a-z]{2,3}(-[a-z0-9]{1,8}){0,4}$/i;

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

function isThreadId(value: unknown): value is string | null {
  return value === null || (typeof value === 'string' && value.length > 0 && value.length <= maxIdLength);
}

function parseOpen({ threadId, itemId, unasked }: Record<string, unknown>): ToFrame | undefined {
  if (!isThreadId(threadId)) return undefined;
  if (itemId === undefined) return { type: 'thread.open', threadId, ...(unasked === true && { unasked }) };
  return isThreadId(itemId) && itemId !== null ? { type: 'thread.open', threadId, itemId } : undefined;
}

/** @returns the message with only its known fields, or `undefined` when it is not one. */
export function parseToFrame(value: unknown): ToFrame | undefined {
  const message = record(value);
  switch (message?.['type']) {
    case 'theme.set':
    {
      const { scheme, accent } = message;
      if (scheme !== 'light' && scheme !== 'dark') return undefined;
      return { type: 'theme.set', scheme, ...(typeof accent === 'string' && /^#[0-9a-f]{6}$/.test(accent) && { accent }) };
    }
    case 'language.set':
      return typeof message['tag'] === 'string' && languageTag.test(message['tag']) ? { type: 'language.set', tag: message['tag'] } : undefined;
    case 'thread.open':
      return parseOpen(message);
    case 'thread.mapped': {
      const { from, to } = message;
      return isThreadId(from) && isThreadId(to) && from !== null && to !== null ? { type: 'thread.mapped', from, to } : undefined;
    }
    case 'composer.add': {
      const { files } = message;
      return Array.isArray(files) && files.length <= 20 && files.every((file) => file instanceof File) ? { type: 'composer.add', files } : undefined;
    }
    case 'find.run': {
      const { text, step } = message;
      const known = step === 'stay' || step === 'next' || step === 'previous';
      return typeof text === 'string' && text.length <= maxFindLength && known ? { type: 'find.run', text, step } : undefined;
    }
    case 'microphone.answered':
      return { type: 'microphone.answered', granted: message['granted'] === true };
    case 'composer.focus':
    case 'composer.leave':
    case 'thread.refresh':
    case 'frame.reset':
      return { type: message['type'] };
    default:
      return undefined;
  }
}

/** What a key asks for: the chat page is not trusted with the rest. */
const keyCommands: ReadonlySet<string> = new Set<string>([...accountCommands, ...actionIds.filter((id) => actions[id].keys !== undefined)]);

/** @returns the message with only its known fields, or `undefined` when it is not one. */
export function parseFromFrame(value: unknown): FromFrame | undefined {
  const message = record(value);
  switch (message?.['type']) {
    case 'thread.changed':
      return isThreadId(message['threadId']) ? { type: 'thread.changed', threadId: message['threadId'] } : undefined;
    case 'shortcut.pressed': {
      const { command } = message;
      return isShellCommand(command) && keyCommands.has(command) ? { type: 'shortcut.pressed', command } : undefined;
    }
    case 'search.typed': {
      const { text } = message;
      return typeof text === 'string' && text !== '' && text.length <= maxKeyLength ? { type: 'search.typed', text } : undefined;
    }
    case 'find.found': {
      const { text, count, index, possible } = message;
      if (typeof text !== 'string' || text.length > maxFindLength || !isCount(count) || !isCount(index)) return undefined;
      return { type: 'find.found', text, count, index, possible: possible === true };
    }
    case 'error.reported':
      return typeof message['message'] === 'string'
        ? { type: 'error.reported', message: message['message'].slice(0, maxMessageLength) }
        : undefined;
    case 'frame.ready':
    case 'thread.arrived':
    case 'escape.pressed':
    case 'microphone.wanted':
    case 'thread.listChanged':
    case 'response.started':
    case 'response.ended':
      return { type: message['type'] };
    default:
      return undefined;
  }
}
