import type { DesktopApi, ShellCommand, WindowCommand } from '../../shared/desktop-api.ts';
import type { AccountActions, AccountActionsDeps } from './accounts/account-actions.ts';
import type { ChatLink } from './chat-link.ts';
import type { ThreadFind } from './find/thread-find.ts';
import type { Keyboard } from './keyboard.ts';
import type { ShellMessage } from './microphone-door.ts';
import type { SearchDoor } from './search/search-door.ts';
import type { TypedAhead } from './search/typed-ahead.ts';
import type { DesktopState } from './state/desktop-state.ts';
import type { Observable, Store } from './state/observable.ts';
import type { Words } from './state/language.ts';
import type { Theme } from './state/theme.ts';
import type { Saying, UiState } from './state/ui-state.ts';
import type { OpenThreadMemory } from './threads/open-thread.ts';
import type { ThreadStore } from './threads/thread-store.ts';

export interface ShellDeps {
  desktop: DesktopApi;
  state: DesktopState;
  theme: Theme;
  words: Observable<Words>;
  /** Opens the link to the chat frame. */
  connectFrame(onMessage: (message: ShellMessage) => void): ChatLink;
  /** One per signed-in account. */
  openThreads(accountId: string, onFailure: (say: Saying) => void): ThreadStore;
  openThreadMemory: OpenThreadMemory;
  /** Moves the keyboard into the frame, without which it cannot focus its composer. */
  focusFrame(): void;
  /** A frame that comes late takes it from nothing. */
  keyboard: Keyboard;
  /** Has the keyboard until the search field is there. */
  typedAhead: TypedAhead;
  copyText(text: string): Promise<void>;
  /** The system's accent colour, while that is wanted: `#rrggbb`. */
  accent: Observable<string | undefined>;
  /** Esc in the chat, which had no use for it. */
  onEscape(): void;
  /** Whether the page is on the screen and has the keyboard. */
  watched: Observable<boolean>;
  /** Goes to another workspace's page. */
  leave: AccountActionsDeps['leave'];
  isNarrow(): boolean;
}

/** Everything the components use: what is known, and what a person can do. */
export interface Shell {
  desktop: DesktopApi;
  state: DesktopState;
  theme: Theme;
  /** The language on the screen. */
  words: Observable<Words>;
  ui: Store<UiState>;
  /** The signed-in account's threads; `undefined` while nobody is signed in. */
  threads: Observable<ThreadStore | undefined>;
  accounts: AccountActions;
  run(command: ShellCommand): void;
  /** Has the host do something with the window; says so where it cannot. */
  act(command: WindowCommand): Promise<void>;
  /** @param itemId what to show of it; where the element cannot, the thread is opened all the same. */
  openThread(threadId: string | null, itemId?: string): void;
  /** Deletes with undo; leaves the thread if it is on the screen. */
  deleteThread(threadId: string): void;
  undoDelete(threadId: string): void;
  focusComposer(): void;
  /** Gives the keyboard to the chat, to whatever in it takes it. */
  focusFrame(): void;
  search: SearchDoor;
  find: ThreadFind;
  /** Asks server and keychain again and reads the list. */
  retry(): Promise<void>;
  setSidebarOpen(open: boolean): void;
  dispose(): void;
}
