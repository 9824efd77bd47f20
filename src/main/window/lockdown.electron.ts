import { app, BrowserWindow } from 'electron';
import type { Session, WebContents, WebFrameMain } from 'electron';
import type { Log } from '../platform.ts';
import { openExternal } from './main-window.electron.ts';
import type { MicrophoneGrant } from './microphone-grant.ts';
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

/**
 * The same for what a session grants: permissions, devices, downloads (Electron security checklist 5, 15).
 * @param microphone whether a person asked for it just now. Absent: nobody ever does.
 */
export function lockDownSession(session: Session, rights: () => PageRights, log: Log, microphone?: MicrophoneGrant): void {
  session.setPermissionRequestHandler((contents, permission, callback, details) => {
    const media = 'mediaTypes' in details ? details.mediaTypes : undefined;
    const mayAsk = isPermissionAllowed({ permission, origin: originOf(details.requestingUrl), ...(media && { media }) }, rights());
    const granted = mayAsk && (permission !== 'media' || microphone?.take(windowOf(contents)) === true);
    if (mayAsk && !granted) log.warn('window.microphone_denied');
    callback(granted);
  });
  session.setPermissionCheckHandler(
    (contents, permission, requestingOrigin, { mediaType }) =>
      isPermissionAllowed({ permission, origin: originOf(requestingOrigin), ...(mediaType && { media: [mediaType] }) }, rights()) &&
      // For frames of another origin than the window's page Electron does not say which window it is.
      (permission !== 'media' || microphone?.isOpen(contents === null ? undefined : windowOf(contents)) === true),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event, item) => {
    // Without a path of ours Electron asks where to save it.
    if (isDownloadAllowed(item.getURL(), rights())) return;
    event.preventDefault();
    log.warn('window.download_denied');
  });
}

function windowOf(contents: WebContents): number | undefined {
  return BrowserWindow.fromWebContents(contents)?.id;
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
