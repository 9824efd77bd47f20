import { appSlug } from './brand.ts';

/** Electron channel names; nothing else touches `ipcMain` or `ipcRenderer`. */
export const callChannel = `${appSlug}:call`;
export const publishChannel = `${appSlug}:publish`;

/** Header on every request of our pages that is not an asset; cross-origin pages cannot send it without a preflight. */
export const pageHeader = `x-${appSlug}-page`;

/** Header of a streaming chat request whose answer is to go on when its page goes away; its value is a UUID that names it. */
export const streamHeader = `x-${appSlug}-stream`;

/** Length in bytes of a body that a page streams, which therefore has no `content-length`. */
export const pageSizeHeader = `x-${appSlug}-size`;
