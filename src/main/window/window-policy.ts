/** Frozen on purpose: the same in development, tests and release (Electron security checklist 2–6, 12). */
export const webPreferences = Object.freeze({
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: true,
  safeDialogs: true,
} as const);

const externalSchemes = new Set(['http:', 'https:', 'mailto:']);

/** @returns the normalised address when it may be handed to the system's browser or mail program, else `undefined`. */
export function externalUrl(text: string): string | undefined {
  if (text.length > 8_192) return undefined;
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return undefined;
  }
  return externalSchemes.has(url.protocol) ? url.href : undefined;
}

/** Origins of our pages, and what the chat page may do beyond. */
export interface PageRights {
  shell: string;
  chat: string;
  /** Dictation is on: the chat page may listen, whenever a person asks for it (`microphone-grant.ts`). */
  microphone: boolean;
  /** The hosted element is in use, which lives in frames of its own inside the chat page. */
  hosted: boolean;
}

export interface PermissionWish {
  permission: string;
  origin: string;
  /** For `media`: what is asked for; empty where the system does not say. */
  media?: readonly string[];
}

/** Permissions that our pages may use; every other request is denied. */
export function isPermissionAllowed({ permission, origin, media = [] }: PermissionWish, { shell, chat, microphone }: PageRights): boolean {
  if (permission === 'clipboard-sanitized-write') return origin === shell || origin === chat;
  return permission === 'media' && origin === chat && microphone && media.length > 0 && media.every((kind) => kind === 'audio');
}

/** Only finished exports and what the shell’s own page wrote itself may be saved; nothing that an answer could lead to. */
export function isDownloadAllowed(url: string, { shell }: Pick<PageRights, 'shell'>): boolean {
  return url.startsWith(`${shell}/archive/`) || url.startsWith(`blob:${shell}/`);
}

export interface Navigation {
  url: string;
  origin: string;
  /** 0 for the window's page, 1 for the chat frame, more for frames inside it. */
  depth: number;
}

/** Pages stay what they are. Inside the chat page, its own policy says which frames there may be; they are web pages. */
export function isNavigationAllowed({ url, origin, depth }: Navigation, { shell, chat, hosted }: PageRights): boolean {
  if (depth === 0) return origin === shell;
  if (origin === chat) return true;
  return depth > 1 && hosted && (url === 'about:blank' || url.startsWith('https://') || /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/.test(url));
}
