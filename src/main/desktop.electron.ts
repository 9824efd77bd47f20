/** Builds what is outside the windows: tray, notifications, badge, start at login, spelling, accent. */
import { app, type Session } from 'electron';
import { defaultDesktop, type DesktopSettings, type DesktopView } from '../shared/desktop-view.ts';
import type { App } from './compose.ts';
import { onAccent, systemAccent } from './desktop/accent.electron.ts';
import { showBadge } from './desktop/badge.electron.ts';
import { createGlobalKeys } from './desktop/global-keys.electron.ts';
import { createLoginItem } from './desktop/login-item.electron.ts';
import { createNotifier, notificationsPossible } from './desktop/notify.electron.ts';
import { createReplyNotices, type EndedReply } from './desktop/reply-notices.ts';
import { createSpelling } from './desktop/spelling.electron.ts';
import { hasTrayPlace } from './desktop/tray-place.ts';
import { openTray, type TrayIcon } from './desktop/tray.electron.ts';
import type { Homes } from './homes.electron.ts';
import { LatchkeyError } from '../shared/errors.ts';
import type { Texts } from '../shared/texts/en/texts.ts';
import { say } from '../shared/texts/say.ts';
import type { DesktopPart } from './parts.ts';
import type { Log } from './platform.ts';
import { starterOf } from './updates/install/start-file.ts';
import { branding } from './settings/branding.ts';

export interface DesktopDeps {
  core: App;
  homes: Homes;
  /** Folder with the tray's pictures. */
  icons: string;
  /** `--profile`, where it was given: a start with the session has to be the same one. */
  profile: string | undefined;
  /** What the policy leaves of the settings. */
  limit(settings: DesktopSettings): DesktopSettings;
  /** Whether the policy leaves quick entry. */
  quickAllowed: boolean;
  log: Log;
}

export interface Desktop extends DesktopPart {
  view(): DesktopView;
  /** Looks what this desktop can do, and does what is set; once. */
  start(): Promise<void>;
  onReply(reply: EndedReply): void;
  onUnread(): void;
  /** Closing the last window leaves the app in the tray. */
  staysInTray(): boolean;
  addSession(pages: Session): void;
  dispose(): void;
}

export function createDesktop({ core, homes, icons, profile, limit, quickAllowed, log }: DesktopDeps): Desktop {
  const { name, id } = branding;
  const login = createLoginItem({ id, name, program: starterOf(process.execPath), args: [...(profile === undefined ? [] : ['--profile', profile]), '--hidden'] });
  const spelling = createSpelling();
  const keys = createGlobalKeys(() => homes.quick.toggle());
  const stored = (): DesktopSettings => core.settings.read().desktop ?? defaultDesktop;
  const settings = (): DesktopSettings => limit(stored());
  let starting: Promise<void> | undefined;
  let trayPossible = false;
  let tray: TrayIcon | undefined;

  const openThread = (workspace: string, threadId: string): void => {
    homes.windows.openThread(workspace, threadId);
    app.focus({ steal: true });
  };
  const texts = (): Texts => core.words.get().texts;
  const notices = createReplyNotices({
    settings,
    texts,
    lastReply: (workspace, threadId) => core.lastReply(workspace, threadId),
    isUnread: (workspace, threadId) => core.unread.threads(workspace).includes(threadId),
    show: createNotifier(log),
    open: openThread,
  });

  async function showTray(): Promise<void> {
    const unread = await Promise.all(core.unread.all().map(async (one) => ({ ...one, title: (await core.lastReply(one.workspace, one.threadId))?.title ?? '' })));
    tray?.update({ name, texts: texts(), unread });
  }

  function applyTray(): void {
    const wanted = trayPossible && settings().tray;
    if (wanted === (tray !== undefined)) return;
    tray?.dispose();
    tray = wanted
      ? openTray(icons, {
          open: openThread,
          show: () => homes.windows.focus(),
          ask: quickAllowed ? () => homes.quick.toggle() : undefined,
          newChat: () => homes.inFront('thread.new'),
          settings: () => homes.inFront('settings.open'),
          quit: () => app.quit(),
        })
      : undefined;
    void showTray();
  }

  function apply(): void {
    applyTray();
    spelling.apply(settings());
    keys.set(settings().quickKeys);
    notices.update();
  }

  const view = (): DesktopView => ({
    settings: settings(),
    trayPossible,
    notificationsPossible: notificationsPossible(),
    startAtLogin: login.get(),
    quick: keys.state(),
    spellLanguages: spelling.available(),
    accent: systemAccent(),
  });
  const tell = (): void => core.tell('desktop.changed', view());
  const stopAccent = onAccent(tell);
  const stopWords = core.words.subscribe(() => showUnread());
  function showUnread(): void {
    const count = core.unread.all().length;
    showBadge(count, texts().outside.unread(count));
    void showTray();
  }

  return {
    view,
    start: () =>
      (starting ??= hasTrayPlace().then((possible) => {
        trayPossible = possible;
        apply();
        tell();
      })),
    set({ startAtLogin, ...change }) {
      core.settings.update({ desktop: { ...stored(), ...change } });
      if (startAtLogin !== undefined) setLogin(startAtLogin);
      apply();
      tell();
      return Promise.resolve(view());
    },
    onReply: (reply) => void notices.ended(reply).catch(() => log.warn('desktop.notice_failed')),
    onUnread() {
      notices.update();
      showUnread();
    },
    staysInTray: () => tray !== undefined && settings().closeToTray,
    addSession: (pages) => spelling.add(pages, settings()),
    dispose() {
      void stopAccent();
      void stopWords();
      keys.dispose();
      tray?.dispose();
      tray = undefined;
    },
  };

  function setLogin(on: boolean): void {
    try {
      login.set(on);
    } catch (error) {
      log.warn('desktop.login_failed', { code: (error as NodeJS.ErrnoException).code });
      throw new LatchkeyError('settings.invalid', say('outside', 'loginNotSet'));
    }
  }
}
