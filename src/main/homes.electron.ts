/** Electron's side of the workspaces: for each a session of its own with the `app://` pages, and a window. */
import { BrowserWindow, session, type Session } from 'electron';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ShellCommand } from '../shared/desktop-api.ts';
import { createAttention, type AttentionKeeper } from './attention.ts';
import type { Home } from './compose.ts';
import type { Workspace } from './compose-workspace.ts';
import { pageOf } from './gateway/gateway.ts';
import { registerIpc } from './ipc/ipc.electron.ts';
import type { WindowPlacement } from './placement.ts';
import type { Log } from './platform.ts';
import { branding } from './settings/branding.ts';
import { serveChatHost } from './window/chat-host.electron.ts';
import { lockDown, lockDownSession } from './window/lockdown.electron.ts';
import { openMainWindow, type MainWindow } from './window/main-window.electron.ts';
import { createStage } from './window/stage.ts';
import type { PageRights } from './window/window-policy.ts';
import { firstWorkspaceId } from './workspace-entry.ts';

/**
 * Removes what Chromium kept for workspaces that are gone: its files outlive `retire` until the app has quit. Call it before any
 * session is made.
 */
export function sweepPartitions(profileDir: string, ids: readonly string[]): void {
  const folder = join(profileDir, 'Partitions');
  const known = new Set(ids.map((id) => `workspace-${id}`));
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (name.startsWith('workspace-') && !known.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

export interface HomesDeps {
  origins: { shell: string; chat: string };
  /** The entry's folder, `out/main`. */
  mainDir: string;
  /** Where the last run left its window. */
  placement(): WindowPlacement | undefined;
  remember(placement: WindowPlacement): void;
  log: Log;
}

export interface Homes {
  open(workspaceId: string): Promise<Home>;
  /** Brings the window that is, or was, on the screen to the front. */
  focus(): void;
  /** A command of the menu, for the window that has the keyboard. */
  command(command: ShellCommand): void;
}

/** What pages keep is kept apart: storage, caches, cookies. The first workspace has the session that was there before others were. */
export function sessionOf(workspaceId: string): Session {
  return session.fromPartition(workspaceId === firstWorkspaceId ? 'persist:latchkey' : `persist:workspace-${workspaceId}`);
}

export function createHomes({ origins, mainDir, placement, remember, log }: HomesDeps): Homes {
  const workspaces = new Map<string, Workspace>();
  const attentions = new Map<string, AttentionKeeper>();
  const sessions = new Map<Session, string>();

  const stage = createStage<MainWindow>({
    remembered: placement,
    remember,
    open: (id, at, onReady, onClosing) =>
      openMainWindow({
        title: branding.name,
        url: `${origins.shell}/`,
        session: sessionOf(id),
        preload: join(mainDir, '../preload/index.cjs'),
        icon: join(mainDir, '../../resources/icons/256.png'),
        placement: at,
        onReady,
        onClosing,
        onSeen: (visible) => attentions.get(id)?.seen(visible),
        log,
      }),
  });
  const ipc = registerIpc({
    // The session says whose page it is: no page can choose it.
    routerOf: (contents) => workspaces.get(sessions.get(contents.session) ?? '')?.router,
    shellOrigin: origins.shell,
  });
  const rightsIn = (id: string | undefined): PageRights | undefined => {
    const workspace = workspaces.get(id ?? '');
    return workspace && { ...workspace.origins, microphone: workspace.microphone(), hosted: workspace.hosted() };
  };
  lockDown((given) => rightsIn(sessions.get(given)), log);

  function serve(id: string, pages: Session, workspace: Workspace): void {
    workspaces.set(id, workspace);
    sessions.set(pages, id);
    lockDownSession(pages, () => rightsIn(id) ?? { ...origins, microphone: false, hosted: false }, log);
    pages.protocol.handle('app', (request) => {
      const page = pageOf(request.url, workspace.origins);
      return page === undefined ? new Response(null, { status: 404 }) : workspace.gateway(page, request);
    });
    const answerHost = serveChatHost({ session: pages, origin: () => workspace.origins.chat, answer: (request) => workspace.gateway('chat', request) });
    answerHost();
    workspace.events.subscribe((event, payload) => {
      if (event === 'connection.changed') answerHost();
      ipc.publish(stage.window(id)?.contents, event, payload);
    });
  }

  return {
    open(id) {
      const pages = sessionOf(id);
      const attention = createAttention();
      attentions.set(id, attention);
      return Promise.resolve({
        origins,
        attention,
        serve: (workspace) => serve(id, pages, workspace),
        show() {
          stage.show(id);
          return Promise.resolve({});
        },
        async retire() {
          stage.close(id);
          workspaces.delete(id);
          attentions.delete(id);
          sessions.delete(pages);
          for (const scheme of ['app', 'https']) if (pages.protocol.isProtocolHandled(scheme)) pages.protocol.unhandle(scheme);
          await Promise.all([pages.clearStorageData(), pages.clearCache()]);
        },
        close: () => Promise.resolve(),
      });
    },
    focus: () => stage.focus(),
    command(command) {
      const focused = BrowserWindow.getFocusedWindow();
      if (focused !== null) ipc.publish(focused.webContents, 'command.invoked', command);
    },
  };
}
