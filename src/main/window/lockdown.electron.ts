import { app } from 'electron';
import type { Session, WebFrameMain } from 'electron';
import type { Log } from '../platform.ts';
import { openExternal } from './main-window.electron.ts';
import { isDownloadAllowed, isNavigationAllowed, isPermissionAllowed, type PageRights } from './window-policy.ts';

/**
 * Denies what no page of ours needs, for every web contents there will ever be: navigation, new windows, webviews
 * (Electron security checklist 12–14).
 * @param rights of the pages of a session, asked for each time: the chat page's depend on the connection. `undefined`: not
 *   a session of ours, whose pages go nowhere.
 */
export function lockDown(rights: (session: Session) => PageRights | undefined, log: Log): void {
  // What pages load themselves (the hosted element): no exception to certificates, and nobody is told who this person is.
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, callback) => {
    event.preventDefault();
    callback(false);
    log.warn('window.certificate_refused');
  });
  app.on('select-client-certificate', (event, _contents, _url, _list, callback) => {
    event.preventDefault();
    callback();
    log.warn('window.client_certificate_withheld');
  });
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('select-bluetooth-device', (event, _devices, callback) => {
      event.preventDefault();
      callback('');
    });
    const stay = (event: { preventDefault(): void; url: string; frame?: WebFrameMain | null }): void => {
      const { url } = event;
      const granted = rights(contents.session);
      if (granted !== undefined && isNavigationAllowed({ url, origin: originOf(url), depth: depthOf(event.frame) }, granted)) return;
      event.preventDefault();
      log.warn('window.navigation_denied');
    };
    contents.on('will-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-frame-navigate', stay);
    // `about:blank` comes without being announced, with the origin of whoever went there: a frame could have the window to itself.
    contents.on('did-navigate', (_event, url) => {
      const granted = rights(contents.session);
      if (granted === undefined || isNavigationAllowed({ url, origin: originOf(url), depth: 0 }, granted)) return;
      log.warn('window.navigation_undone');
      void contents.loadURL(`${granted.shell}/`).catch(() => log.error('window.load_failed'));
    });
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
}

/** The same for what a session grants: permissions, devices, downloads (Electron security checklist 5, 15). */
export function lockDownSession(session: Session, rights: () => PageRights, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const media = 'mediaTypes' in details ? details.mediaTypes : undefined;
    callback(isPermissionAllowed({ permission, origin: originOf(details.requestingUrl), ...(media && { media }) }, rights()));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, { mediaType }) =>
    isPermissionAllowed({ permission, origin: originOf(requestingOrigin), ...(mediaType && { media: [mediaType] }) }, rights()),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event, item) => {
    // Without a path of ours Electron asks where to save it.
    if (isDownloadAllowed(item.getURL(), rights())) return;
    event.preventDefault();
    log.warn('window.download_denied');
  });
}

/** How many frames are around this one; 0 where the event names none, which is the strictest. */
function depthOf(frame: WebFrameMain | null | undefined): number {
  let depth = 0;
  for (let at = frame?.parent; at !== null && at !== undefined; at = at.parent) depth += 1;
  return depth;
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
