import { createRoot } from 'react-dom/client';
import '../styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/controls.css';
import './styles/fields.css';
import './styles/popups.css';
import './styles/sign-in.css';
import './styles/sidebar.css';
import './styles/threads.css';
import './styles/notices.css';
import './styles/dialog.css';
import './styles/panels.css';
import './styles/models.css';
import './styles/search.css';
import './styles/search-filters.css';
import './styles/data.css';
import './styles/network.css';
import './styles/accounts.css';
import './styles/diagnostics.css';
import './styles/timeline.css';
import './styles/palette.css';
import './styles/desktop.css';
import './styles/settings-search.css';
import './styles/policy.css';
import './styles/speed.css';
import { App } from './App.tsx';
import { followChatHome } from './chat-home.ts';
import { connectChatFrame, frameTarget, originOf } from './chat-link.ts';
import { CrashBoundary } from './CrashBoundary.tsx';
import { createShell } from './create-shell.ts';
import { bridge, openDesktop } from './desktop.ts';
import { createKeyboard } from './keyboard.ts';
import { connectWithMicrophone } from './microphone-door.ts';
import { loadTexts } from '../../shared/texts/load-texts.ts';
import { readLayoutHint, readSystemLanguages, writeLayoutHint } from './layout-hint.ts';
import { createTypedAhead } from './search/typed-ahead.ts';
import { ShellProvider } from './shell-context.tsx';
import { followShortcuts } from './shortcuts.ts';
import { followAccent } from './state/accent.ts';
import { derive } from './state/derive.ts';
import { createDesktopState } from './state/desktop-state.ts';
import { createLanguage } from './state/language.ts';
import { createTheme } from './state/theme.ts';
import { createWatched } from './state/watched.ts';
import { WordsProvider } from './texts.tsx';
import { createOpenThreadMemory } from './threads/open-thread.ts';
import { createPendingDeletes } from './threads/pending-deletes.ts';
import { createThreadRequests } from './threads/thread-requests.ts';
import { createThreadStore } from './threads/thread-store.ts';

const root = document.documentElement;
const chat = document.querySelector<HTMLIFrameElement>('#chat');
const container = document.querySelector('#root');
if (chat === null || container === null) throw new TypeError('index.html has lost #chat or #root');

// The dialogs' scroll lock adds a style element; this is how its loader learns the nonce.
Object.assign(globalThis, { __webpack_nonce__: document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce });
root.dataset['titlebar'] = bridge() !== undefined && navigator.platform.startsWith('Mac') ? 'inset' : 'platform';

const desktop = await openDesktop();
const state = createDesktopState(desktop, readLayoutHint(localStorage, root));
const { words } = await createLanguage({ choice: derive(state.settings, ({ language }) => language), system: readSystemLanguages(root), load: loadTexts, root });
const theme = createTheme(
  derive(state.settings, (settings) => settings.colorScheme),
  root,
  matchMedia('(prefers-color-scheme: dark)'),
);
const accent = derive(state.desktop, (view) => (view?.settings.accent === 'system' ? (view.accent ?? undefined) : undefined));
followAccent(accent, root);
const setFrameUsable = (usable: boolean): void => {
  chat.inert = !usable;
};
const narrow = matchMedia('(max-width: 719.98px)');

const delay = (ms: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

const opening = location.hash;
// Over a reload the window's own memory is newer.
const quick = new URLSearchParams(opening.replace(/^#/, '')).has('quick');
root.dataset['mode'] = quick ? 'quick' : 'window';
if (opening !== '' && !quick) history.replaceState(null, '', location.pathname);

const shell = createShell({
  desktop,
  state,
  theme,
  words,
  connectFrame: (onShell) =>
    connectWithMicrophone({
      connect: (onMessage) => connectChatFrame({ frame: frameTarget(chat), createChannel: () => new MessageChannel(), delay, onMessage }),
      // A press in the chat frame counts for the pages around it, and is the browser's to say.
      isPersonActive: () => navigator.userActivation.isActive,
      listen: () => desktop.methods['window.listen'](),
      onMessage: onShell,
    }),
  openThreads: (accountId, onFailure) =>
    createThreadStore({
      requests: createThreadRequests((url, init) => fetch(url, init)),
      pending: createPendingDeletes(localStorage, accountId),
      idle: () => new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 500 })),
      delay,
      onFailure,
    }),
  openThreadMemory: createOpenThreadMemory(sessionStorage, opening),
  focusFrame: () => chat.focus(),
  keyboard: createKeyboard(document, chat),
  typedAhead: createTypedAhead({ document, label: () => words.get().texts.search.title }),
  accent,
  watched: createWatched(window),
  onEscape: () => quick && void desktop.methods['window.act']({ command: 'quick.hide' }),
  copyText: (text) => navigator.clipboard.writeText(text),
  leave(url, { forget }) {
    if (forget) {
      localStorage.clear();
      sessionStorage.clear();
    }
    location.assign(url);
  },
  isNarrow: () => narrow.matches,
});

const nameFrame = (): void => void (chat.title = words.get().texts.common.chat);
nameFrame();
words.subscribe(nameFrame);
state.settings.subscribe(() => writeLayoutHint(localStorage, state.settings.get()));
followChatHome({
  connection: state.connection,
  frameOrigin: originOf(chat.src),
  reloadFrame: () => void (chat.src = `${originOf(chat.src)}/`),
  reloadShell: () => location.reload(),
});
addEventListener('pagehide', () => void shell.threads.get()?.flushDeletes({ last: true }));
followShortcuts(window, shell.run);
void state.load();

createRoot(container).render(
  <WordsProvider words={words}>
    <CrashBoundary>
      <ShellProvider shell={shell}>
        <App setFrameUsable={setFrameUsable} narrow={narrow} quick={quick} />
      </ShellProvider>
    </CrashBoundary>
  </WordsProvider>,
);
