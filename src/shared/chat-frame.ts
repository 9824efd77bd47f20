/**
 * Messages between the shell and the chat frame over one MessagePort. The frame is untrusted: both sides drop
 * anything that does not pass the guards below.
 */
import { accountCommands, actionIds, actions, isShellCommand, type ShellCommand } from './actions.ts';

/** Shell → frame, the only `window.postMessage`: carries the port as its single transfer. */
export const portMessage = 'latchkey.port';

export type ToFrame =
  | { type: 'theme.set'; scheme: 'light' | 'dark' }
  /** With `itemId`: shows that item, as far back as it may be. An element that cannot jump opens the thread alone. */
  | { type: 'thread.open'; threadId: string | null; itemId?: string }
  | { type: 'composer.focus' }
  /** The list of threads changed outside the frame (rename, delete); reload what is shown. */
  | { type: 'thread.refresh' }
  /** A thread that waited to be sent got its id from the server: who shows it goes over to that, as it stands. */
  | { type: 'thread.mapped'; from: string; to: string }
  /** Signing out or switching account: forget everything on the screen. */
  | { type: 'frame.reset' };

export type FromFrame =
  | { type: 'frame.ready' }
  | { type: 'thread.changed'; threadId: string | null }
  /** Title or existence of a thread changed on the server. */
  | { type: 'thread.listChanged' }
  | { type: 'response.started' }
  | { type: 'response.ended' }
  /** A key combination the frame does not use itself, for the shell's shortcuts. */
  | { type: 'shortcut.pressed'; command: ShellCommand }
  /** A key that was typed after the search shortcut and before the shell had the keyboard. */
  | { type: 'search.typed'; text: string }
  | { type: 'error.reported'; message: string };

const maxIdLength = 512;
const maxMessageLength = 2_000;
/** One key gives one sign, which may be some units long. */
const maxKeyLength = 16;

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

function isThreadId(value: unknown): value is string | null {
  return value === null || (typeof value === 'string' && value.length > 0 && value.length <= maxIdLength);
}

function parseOpen(threadId: unknown, itemId: unknown): ToFrame | undefined {
  if (!isThreadId(threadId)) return undefined;
  if (itemId === undefined) return { type: 'thread.open', threadId };
  return isThreadId(itemId) && itemId !== null ? { type: 'thread.open', threadId, itemId } : undefined;
}

/** @returns the message with only its known fields, or `undefined` when it is not one. */
export function parseToFrame(value: unknown): ToFrame | undefined {
  const message = record(value);
  switch (message?.['type']) {
    case 'theme.set':
      return message['scheme'] === 'light' || message['scheme'] === 'dark' ? { type: 'theme.set', scheme: message['scheme'] } : undefined;
    case 'thread.open':
      return parseOpen(message['threadId'], message['itemId']);
    case 'thread.mapped': {
      const { from, to } = message;
      return isThreadId(from) && isThreadId(to) && from !== null && to !== null ? { type: 'thread.mapped', from, to } : undefined;
    }
    case 'composer.focus':
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
    case 'error.reported':
      return typeof message['message'] === 'string'
        ? { type: 'error.reported', message: message['message'].slice(0, maxMessageLength) }
        : undefined;
    case 'frame.ready':
    case 'thread.listChanged':
    case 'response.started':
    case 'response.ended':
      return { type: message['type'] };
    default:
      return undefined;
  }
}
