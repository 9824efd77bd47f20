import type { Sender } from './router.ts';

/** What of Electron's WebFrameMain tells who is calling. */
export interface SenderFrame {
  readonly origin: string;
  /** Null for the top frame. */
  readonly parent: unknown;
}

/** @param frame null when the frame is gone or has navigated since it called (Electron ≥ 35); nobody is trusted then. */
export function senderOf(frame: SenderFrame | null | undefined): Sender {
  if (frame === null || frame === undefined) return { origin: '', topFrame: false };
  return { origin: frame.origin, topFrame: frame.parent === null };
}
