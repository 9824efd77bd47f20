/** Reports of what ended unexpectedly, and the shell's way to them. They stay on this computer until a person copies or saves one. */

/** What ended: the whole app, one of its windows, or a process that works for it; `fault`: nothing did, but our own code failed unseen. */
export type CrashKind = 'app' | 'page' | 'helper' | 'fault';

export interface CrashView {
  /** Names one report; opaque. */
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  kind: CrashKind;
}

export interface CrashDesktopMethods {
  /** Newest first. */
  'crashes.list': { input: undefined; output: readonly CrashView[] };
  /** All of one, as text. Fails with `request.invalid` where it is gone. */
  'crashes.read': { input: { id: string }; output: { fileName: string; text: string } };
  /** Deletes all of them; what is left, which is nothing unless the disk refuses. */
  'crashes.forget': { input: undefined; output: readonly CrashView[] };
}

export const crashMethodNames = ['crashes.list', 'crashes.read', 'crashes.forget'] as const satisfies readonly (keyof CrashDesktopMethods)[];
