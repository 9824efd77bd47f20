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

/** Permissions that our pages may use; every other request is denied. */
export function isPermissionAllowed(permission: string, origin: string, pageOrigins: readonly string[]): boolean {
  return permission === 'clipboard-sanitized-write' && pageOrigins.includes(origin);
}
