import type { ChatKitOptions } from '@openai/chatkit';
import type { ChatKitFetch } from '../../../shared/chatkit/client.ts';
import type { ElementHost, UploadTransport } from '../element-host.ts';
import type { ObjectUrls } from './composer/attachments.ts';
import type { FrameStore, NextFrame } from './frame-store.ts';
import type { Find } from './find-state.ts';
import type { Jump } from './jump.ts';
import type { Session } from './session.ts';

/** What is on the screen apart from the conversation itself. */
export interface View {
  readonly options: ChatKitOptions;
  readonly session: Session;
  readonly historyOpen: boolean;
  /** Counts up with each wish to have the cursor in the composer. */
  readonly focusRequests: number;
  /** Counts up when the list of threads looks different on the server. */
  readonly listVersion: number;
  /** Where the reader is taken to, if anywhere. */
  readonly jump?: Jump | undefined;
  /** What is looked for in the thread. */
  readonly find?: Find | undefined;
}

/** The view with its setter, shared by the parts of the controller. */
export interface ViewStore extends FrameStore<View> {
  patch: (change: Partial<View>) => void;
  session: () => Session;
}

export interface ControllerDeps {
  /** Used where the options bring no `api.fetch`. */
  fetch: ChatKitFetch;
  /** Sends files where the options bring no `api.fetch`. */
  upload: UploadTransport;
  /** Addresses of local images. */
  objectUrls: ObjectUrls;
  /** Dispatches a DOM event of §7.4. */
  dispatch: (name: string, detail?: unknown) => void;
  /** Makes `api.url` absolute. */
  resolveUrl: (url: string) => string;
  nextFrame: NextFrame;
  /** ISO-8601. */
  now: () => string;
  /** Opaque and never used twice: names a streaming request towards the host. */
  randomId: () => string;
  /** BCP 47 tag for `accept-language` when the options name no locale. */
  language: string;
  frameInstanceId: string;
  host: ElementHost;
}
