import type { Texts } from '../../../shared/texts/en/texts.ts';

/** Says something in the language of the moment. */
export type Saying = (texts: Texts) => string;

/** What is open on the screen; nothing here outlives the page. */
export interface UiState {
  /** The first screen takes what a person does: what it can do without is loaded after that. */
  usable: boolean;
  settingsPanel: SettingsPanel | undefined;
  /** What of the panel is to be opened and shown. */
  settingWanted: 'network' | undefined;
  /** The part of "Why am I signed out?" on the screen. */
  diagnosticsTab: DiagnosticsTab | undefined;
  /** What is asked before an account leaves. */
  accountQuestion: AccountQuestion | undefined;
  /** Search lies over the workspace. */
  searchOpen: boolean;
  /** The list of all commands lies over everything, with what was typed so far. */
  paletteOpen: boolean;
  paletteText: string;
  /** The sheet of key combinations is open. */
  shortcutsOpen: boolean;
  /** What is looked for in the chat on the screen; `undefined`: nothing is. */
  find: FindState | undefined;
  /** The chat whose export is being chosen. */
  exportThread: { id: string; title: string } | undefined;
  /** Below 720 px: the sidebar lies over the conversation. */
  overlayOpen: boolean;
  /** Banners hidden until the next start. */
  hiddenBanners: readonly string[];
  /** Notices about things that did not work, newest last. */
  notices: readonly Notice[];
  /** The thread in the chat frame; `null` for a new one. */
  currentThread: string | null;
  /** E-mail of the person who was signed in last in this run, to fill in the form. */
  lastEmail: string;
  /** The keychain gives no answer, and the person chose to sign in without it. */
  signInAnyway: boolean;
}

export type AccountQuestion = 'sign-out' | 'remove';

export type SettingsPanel = 'appearance' | 'desktop' | 'account' | 'model' | 'connection' | 'data' | 'managed' | 'about';

/** What happened to the sign-in, the connection doctor, and the report for support. */
export type DiagnosticsTab = 'timeline' | 'checks' | 'report';

export interface FindState {
  text: string;
  /** What the chat said of it last; `undefined`: nothing yet. */
  found: { count: number; index: number; possible: boolean } | undefined;
  /** Counts up with each wish to write there. */
  wishes: number;
}

export interface Notice {
  id: number;
  say: Saying;
}

export const initialUi: UiState = {
  usable: false,
  settingsPanel: undefined,
  settingWanted: undefined,
  diagnosticsTab: undefined,
  accountQuestion: undefined,
  searchOpen: false,
  paletteOpen: false,
  paletteText: '',
  shortcutsOpen: false,
  find: undefined,
  exportThread: undefined,
  overlayOpen: false,
  hiddenBanners: [],
  notices: [],
  currentThread: null,
  lastEmail: '',
  signInAnyway: false,
};

const maxNotices = 3;

export function withNotice(ui: UiState, notice: Notice): UiState {
  return { ...ui, notices: [...ui.notices, notice].slice(-maxNotices) };
}

export function withoutNotice(ui: UiState, id: number): UiState {
  return { ...ui, notices: ui.notices.filter((notice) => notice.id !== id) };
}
