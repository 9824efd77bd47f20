import { ChatKitRequestError } from '../../../../shared/chatkit/client-error.ts';
import type { SetTimer } from './suggestions.ts';

/** A running recording. */
export interface Recording {
  /** Raw, with codec parameters (§2.15). */
  readonly mimeType: string;
  /** How loud it is right now, 0..1. */
  level: () => number;
  /** Ends the recording and lets go of the microphone. */
  stop: () => Promise<Blob>;
  /** Lets go of the microphone and of what was recorded. */
  cancel: () => void;
}

/**
 * Why there is no text.
 * - `denied`, `no_device`, `in_use`: the microphone
 * - `unsupported`: this browser cannot record in a form that servers take
 * - `not_offered`: the server does not transcribe
 * - `nothing_heard`: there was no speech in it
 * - `failed`: the request; the recording is kept to try again
 */
export type DictationFailure = 'denied' | 'no_device' | 'in_use' | 'unsupported' | 'not_offered' | 'nothing_heard' | 'failed';

export type DictationState =
  | { readonly type: 'idle' }
  | { readonly type: 'asking' }
  /** `startedAt` in ms of the clock; `full`: the limit is reached and nothing more is recorded. */
  | { readonly type: 'recording'; readonly startedAt: number; readonly full: boolean }
  | { readonly type: 'transcribing' }
  | { readonly type: 'failed'; readonly reason: DictationFailure };

export interface DictationDeps {
  /** Asks for the microphone and starts. @throws DOMException of getUserMedia, or `UnsupportedRecordingError`. */
  record: () => Promise<Recording>;
  /** `input.transcribe`. */
  transcribe: (params: { audio_base64: string; mime_type: string }, signal: AbortSignal) => Promise<{ text: string }>;
  /** The text, to be put at the cursor. */
  heard: (text: string) => void;
  /** Each failure that is not the person's own doing. */
  failed: (error: unknown) => void;
  /** In ms. */
  now: () => number;
  setTimer: SetTimer;
}

export interface Dictation {
  getSnapshot: () => DictationState;
  subscribe: (listener: () => void) => () => void;
  start: () => Promise<void>;
  /** Ends the recording and puts its text at the cursor. */
  finish: () => Promise<void>;
  /** Sends the kept recording again. */
  retry: () => Promise<void>;
  /** Drops everything, at any moment. */
  cancel: () => void;
  level: () => number;
}

/** Longest recording, in ms: what a server takes in one request, and a person wants to lose at most. */
export const maxRecordingMs = 5 * 60_000;

/** This browser cannot record in any form of §2.15. */
export class UnsupportedRecordingError extends Error {
  override readonly name = 'UnsupportedRecordingError';
}

export function createDictation({ record, transcribe, heard, failed, now, setTimer }: DictationDeps): Dictation {
  const listeners = new Set<() => void>();
  let state: DictationState = { type: 'idle' };
  let recording: Recording | undefined;
  let audio: Promise<Blob> | undefined;
  let abort: AbortController | undefined;
  let stopTimer: (() => void) | undefined;
  /** Counts up with each start and cancel: what an older one brings is dropped. */
  let turn = 0;

  function set(next: DictationState): void {
    state = next;
    for (const listener of [...listeners]) listener();
  }

  function stopRecording(): void {
    stopTimer?.();
    stopTimer = undefined;
    audio ??= recording?.stop();
  }

  async function start(): Promise<void> {
    cancel();
    const mine = turn;
    set({ type: 'asking' });
    let opened: Recording;
    try {
      opened = await record();
    } catch (error) {
      if (mine !== turn) return;
      set({ type: 'failed', reason: microphoneFailure(error) });
      failed(error);
      return;
    }
    if (mine !== turn) {
      opened.cancel();
      return;
    }
    recording = opened;
    const startedAt = now();
    set({ type: 'recording', startedAt, full: false });
    stopTimer = setTimer(() => {
      stopRecording();
      set({ type: 'recording', startedAt, full: true });
    }, maxRecordingMs);
  }

  async function send(): Promise<void> {
    if (recording === undefined || audio === undefined) return;
    const mine = turn;
    const { mimeType } = recording;
    abort = new AbortController();
    set({ type: 'transcribing' });
    try {
      const { text } = await transcribe({ audio_base64: await base64(await audio), mime_type: mimeType }, abort.signal);
      if (mine !== turn) return;
      if (text.trim() === '') {
        set({ type: 'failed', reason: 'nothing_heard' });
        return;
      }
      release();
      set({ type: 'idle' });
      heard(text.trim());
    } catch (error) {
      if (mine !== turn) return;
      set({ type: 'failed', reason: error instanceof ChatKitRequestError && [404, 405, 501].includes(error.status) ? 'not_offered' : 'failed' });
      failed(error);
    }
  }

  function release(): void {
    stopTimer?.();
    stopTimer = undefined;
    if (audio === undefined) recording?.cancel();
    recording = undefined;
    audio = undefined;
  }

  function cancel(): void {
    turn += 1;
    abort?.abort();
    abort = undefined;
    release();
    if (state.type !== 'idle') set({ type: 'idle' });
  }

  return {
    getSnapshot: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start,
    finish: async () => {
      if (state.type !== 'recording') return;
      stopRecording();
      await send();
    },
    retry: async () => {
      if (state.type === 'failed' && state.reason === 'failed') await send();
    },
    cancel,
    level: () => (audio === undefined ? (recording?.level() ?? 0) : 0),
  };
}

function microphoneFailure(error: unknown): DictationFailure {
  if (error instanceof UnsupportedRecordingError) return 'unsupported';
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'no_device' : 'in_use';
}

/** Bytes turned into characters at a time: more would be too many arguments. */
const step = 0x8000;

async function base64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += step) text += String.fromCharCode(...bytes.subarray(at, at + step));
  return btoa(text);
}
