import { app } from 'electron';
import type { Session } from 'electron';
import type { Log } from '../platform.ts';
import { openExternal } from './main-window.electron.ts';
import { isPermissionAllowed } from './window-policy.ts';

/**
 * Denies what no page of ours needs, for every web contents there will ever be: navigation, new windows, webviews,
 * permissions, downloads, client certificates (Electron security checklist 5, 12–15).
 */
export function lockDown(session: Session, pageOrigins: readonly string[], log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-attach-webview', (event) => event.preventDefault());
    const stay = (event: { preventDefault(): void; url: string }): void => {
      if (pageOrigins.includes(originOf(event.url))) return;
      event.preventDefault();
      log.warn('window.navigation_denied');
    };
    contents.on('will-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-frame-navigate', stay);
    contents.setWindowOpenHandler(({ url }) => {
      openExternal(url).then(
        (opened) => {
          if (!opened) log.warn('window.open_denied');
        },
        () => log.warn('window.open_failed'),
      );
      return { action: 'deny' };
    });
  });

  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(isPermissionAllowed(permission, originOf(details.requestingUrl), pageOrigins));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
    isPermissionAllowed(permission, originOf(requestingOrigin), pageOrigins),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => {
    event.preventDefault();
    log.warn('window.download_denied');
  });
}

/** `app://shell/x` → `app://shell`; the empty string for what is not an address. */
export function originOf(text: string): string {
  try {
    const url = new URL(text);
    return `${url.protocol}//${url.host}`;
  } catch {
    return '';
  }
}
