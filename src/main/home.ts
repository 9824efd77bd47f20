import type { Attention } from './attention.ts';
import type { ServedPages } from './locked-app.ts';
import type { WindowPart } from './parts.ts';
import type { Shown } from './workspaces/workspaces.ts';

/** Where the pages of one workspace live: a session and a window, or two ports. */
export interface Home {
  /** Where the pages are; the chat page where the connection does not choose. */
  origins: { shell: string; chat: string };
  /** Whether somebody may be looking at its page. */
  attention: Attention;
  window: WindowPart;
  /** From now on its pages are answered. */
  serve(workspace: ServedPages): void;
  /** Puts its page on the screen in place of the others’; with `url` the page that asked has to go there itself. */
  show(): Promise<Shown>;
  /** Takes its page away for good, with what the browser kept for it. */
  retire(): Promise<void>;
  close(): Promise<void>;
}
