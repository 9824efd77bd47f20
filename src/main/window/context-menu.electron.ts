import { app, BrowserWindow, clipboard, dialog, Menu, type WebContents } from 'electron';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Texts } from '../../shared/texts/en/texts.ts';
import type { Log } from '../platform.ts';
import { contextMenu, isOwnPicture } from './context-menu.ts';
import { openExternal } from './main-window.electron.ts';

export interface ContextMenuDeps {
  /** Where the chat page of these contents is; `undefined`: they are not ours. */
  chatOrigin(contents: WebContents): string | undefined;
  /** Answers as the gateway does. */
  load(contents: WebContents, url: string): Promise<Response>;
  /** In the language of the moment. */
  words(): Texts['menus'];
  log: Log;
}

/** The right mouse button, in every page of ours. @returns the undo. */
export function offerContextMenus({ chatOrigin, load, words, log }: ContextMenuDeps): () => void {
  async function save(contents: WebContents, url: string): Promise<void> {
    const answer = await load(contents, url);
    if (!answer.ok) return;
    const type = answer.headers.get('content-type') ?? '';
    const kind = /^image\/(png|jpeg|gif|webp|avif)/.exec(type)?.[1];
    if (kind === undefined) return;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const window = BrowserWindow.fromWebContents(contents);
    const options = { defaultPath: join(app.getPath('downloads'), `${words().imageName}.${kind === 'jpeg' ? 'jpg' : kind}`) };
    const { canceled, filePath } = window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
    if (!canceled && filePath !== '') await writeFile(filePath, bytes);
  }

  const attach = (_event: unknown, contents: WebContents): void => {
    contents.on('context-menu', (_pressed, place) => {
      const origin = chatOrigin(contents);
      if (origin === undefined) return;
      const entries = contextMenu(place, {
        replaceWord: (word) => contents.replaceMisspelling(word),
        learnWord: (word) => void contents.session.addWordToSpellCheckerDictionary(word),
        openLink: (url) => void openExternal(url).catch(() => log.warn('window.open_failed')),
        copyText: (text) => void clipboard.writeText(text),
        copyImage: () => contents.copyImageAt(place.x, place.y),
        canSave: (url) => isOwnPicture(url, origin),
        saveImage: (url) => void save(contents, url).catch(() => log.warn('window.image_not_saved')),
      }, words());
      const window = BrowserWindow.fromWebContents(contents);
      if (entries.length > 0) Menu.buildFromTemplate(entries).popup({ ...(window !== null && { window }), x: place.x, y: place.y });
    });
  };
  app.on('web-contents-created', attach);
  return () => void app.off('web-contents-created', attach);
}
