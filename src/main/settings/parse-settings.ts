import { readAuthorities } from '../authorities.ts';
import { parseChatSettings } from '../../shared/chat-settings.ts';
import type { Connection } from '../../shared/connection.ts';
import type { Settings } from '../../shared/desktop-api.ts';
import { defaultDesktop, isGlobalKeys, type DesktopSettings } from '../../shared/desktop-view.ts';
import type { ReleaseChannel } from '../../shared/updates.ts';
import { isLanguageChoice } from '../../shared/texts/languages.ts';
import type { StoredWindow, WindowPlacement } from '../placement.ts';
import { parseConnectionSignIn } from '../../shared/sign-in.ts';
import { firstWorkspaceId, isWorkspaceId, maxWorkspaces, type WorkspaceEntry } from '../workspace-entry.ts';

/** Everything remembered that is not a secret. */
export interface StoredSettings {
  settings: Settings;
  /** Of the first workspace. */
  connection?: Connection | undefined;
  /** All workspaces, in order; absent while there is only the first one. */
  workspaces?: readonly WorkspaceEntry[] | undefined;
  /** Id of the workspace that was used last. */
  lastWorkspace?: string | undefined;
  /** How the app behaves on this desktop. */
  desktop?: DesktopSettings | undefined;
  /** Those that were open, the one that was used last first. */
  windows?: readonly StoredWindow[] | undefined;
  /** Size of the pages in all windows; 1 is the actual one. */
  zoom?: number | undefined;
  /** Where new versions come from; absent: `stable`. */
  updateChannel?: ReleaseChannel | undefined;
  /** Endpoint and name of the model behind the embedded server; its key is in the vault. */
  model?: { baseUrl: string; model: string } | undefined;
}

/** Told of each value of a connection's chat settings that could not be used, in a sentence with its path, and whose connection it is. */
export type OnProblem = (sentence: string, workspaceId: string) => void;

export const defaultSettings: Settings = { colorScheme: 'system', language: 'system', sidebarWidth: 264, sidebarOpen: true };

type Fields = Record<string, unknown>;

/**
 * Reads `settings.json`. What does not fit falls back to its default alone. By hand, because this runs before the first
 * frame and a schema library would take longer to load than everything else here.
 * @throws TypeError when the whole is not an object
 */
export function parseStoredSettings(value: unknown, onProblem: OnProblem = () => undefined): StoredSettings {
  const file = fields(value);
  if (file === undefined) throw new TypeError('The settings file does not hold an object.');
  const connection = parseConnection(file['connection'], (sentence) => onProblem(sentence, firstWorkspaceId));
  const workspaces = parseWorkspaces(file['workspaces'], onProblem);
  const lastWorkspace = file['lastWorkspace'];
  const windows = parseWindows(file['windows'], file['window']);
  const { zoom, updateChannel } = file;
  const desktop = fields(file['desktop']);
  const model = parseModel(fields(file['model']));
  return {
    settings: parseSettings(fields(file['settings']) ?? {}),
    ...(connection && { connection }),
    ...(workspaces.length > 0 && { workspaces }),
    ...(isWorkspaceId(lastWorkspace) && { lastWorkspace }),
    ...(windows.length > 0 && { windows }),
    ...(desktop && { desktop: parseDesktop(desktop) }),
    ...(isBetween(zoom, 0.5, 3) && { zoom }),
    ...(updateChannel === 'beta' && { updateChannel }),
    ...(model && { model }),
  };
}

function parseSettings({ colorScheme, language, sidebarWidth, sidebarOpen }: Fields): Settings {
  return {
    colorScheme: colorScheme === 'light' || colorScheme === 'dark' ? colorScheme : defaultSettings.colorScheme,
    language: isLanguageChoice(language) ? language : defaultSettings.language,
    sidebarWidth: isBetween(sidebarWidth, 220, 360) ? sidebarWidth : defaultSettings.sidebarWidth,
    sidebarOpen: typeof sidebarOpen === 'boolean' ? sidebarOpen : defaultSettings.sidebarOpen,
  };
}

function parseDesktop({ notifications, tray, closeToTray, quickKeys, spelling, spellLanguages, accent }: Fields): DesktopSettings {
  const flag = (value: unknown, otherwise: boolean): boolean => (typeof value === 'boolean' ? value : otherwise);
  return {
    notifications: notifications === 'quiet' || notifications === 'off' ? notifications : 'full',
    tray: flag(tray, defaultDesktop.tray),
    closeToTray: flag(closeToTray, defaultDesktop.closeToTray),
    quickKeys: typeof quickKeys === 'string' && (quickKeys === '' || isGlobalKeys(quickKeys)) ? quickKeys : defaultDesktop.quickKeys,
    spelling: flag(spelling, defaultDesktop.spelling),
    spellLanguages: isNames(spellLanguages) ? spellLanguages : [],
    accent: accent === 'own' ? 'own' : 'system',
  };
}

/** An entry without a connection that can be read stays: what the vault has for it would be lost to its owner. */
function parseWorkspaces(value: unknown, onProblem: OnProblem): readonly WorkspaceEntry[] {
  const entries = new Map<string, WorkspaceEntry>();
  for (const item of Array.isArray(value) ? value.slice(0, maxWorkspaces) : []) {
    const { id, connection: given, before, queued, histories, erasing, removing } = fields(item) ?? {};
    if (!isWorkspaceId(id) || entries.has(id)) continue;
    const connection = id === firstWorkspaceId ? undefined : parseConnection(given, (sentence) => onProblem(sentence, id));
    entries.set(id, {
      id,
      ...(connection && { connection }),
      ...(isNames(before) && { before }),
      ...(isBetween(queued, 1, 1_000_000) && { queued }),
      ...(isNames(histories) && { histories }),
      ...(isNames(erasing) && { erasing }),
      ...((removing === 'keep' || removing === 'erase') && { removing }),
    });
  }
  return [...entries.values()];
}

/** A connection as a file has it; `undefined` where it is none. */
export function parseConnection(value: unknown, onProblem: (sentence: string) => void): Connection | undefined {
  const file = fields(value);
  if (file?.['kind'] !== 'local' && file?.['kind'] !== 'remote') return undefined;
  const parsed = parseChatSettings(file['chat']);
  parsed.problems.forEach((sentence) => onProblem(sentence));
  const chat = parsed.chat && { chat: parsed.chat };
  if (file['kind'] === 'local') return { kind: 'local', ...chat };
  const { authUrl, chatUrl, authPath } = file;
  const signIn = parseConnectionSignIn(file['signIn']);
  if (!isUrl(authUrl) || !isUrl(chatUrl)) return undefined;
  return { kind: 'remote', authUrl, chatUrl, ...(typeof authPath === 'string' && { authPath }), ...(signIn && { signIn }), ...parseAuthorities(file['authorities'], onProblem), ...chat };
}

/** Those that have run out since are kept: a server says so more clearly than a connection without them. */
function parseAuthorities(value: unknown, onProblem: (sentence: string) => void): { authorities?: string } {
  if (typeof value !== 'string' || value === '') return {};
  try {
    return { authorities: readAuthorities(value, 0).pem };
  } catch (error) {
    onProblem(`authorities: ${(error as Error).message}`);
    return {};
  }
}

/** Most windows that come back. */
const maxWindows = 20;

/** @param single where the one window of earlier versions was */
function parseWindows(value: unknown, single: unknown): readonly StoredWindow[] {
  const before = parsePlacement(fields(single));
  if (!Array.isArray(value)) return before === undefined ? [] : [{ workspace: firstWorkspaceId, placement: before }];
  return value.slice(0, maxWindows).flatMap((item: unknown) => {
    const { workspace, placement: at, shows: given, onTop } = fields(item) ?? {};
    if (!isWorkspaceId(workspace)) return [];
    const placement = parsePlacement(fields(at));
    const { accountId, threadId } = fields(given) ?? {};
    const shows = isId(accountId) && isId(threadId) ? { accountId, threadId } : undefined;
    return [{ workspace, ...(placement && { placement }), ...(shows && { shows }), ...(onTop === true && { onTop }) }];
  });
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 512;
}

function parsePlacement(file: Fields | undefined): WindowPlacement | undefined {
  if (file === undefined) return undefined;
  const { x, y, width, height, maximized } = file;
  if (!isBetween(width, 1, 100_000) || !isBetween(height, 1, 100_000)) return undefined;
  const position = isBetween(x, -100_000, 100_000) && isBetween(y, -100_000, 100_000) ? { x, y } : {};
  return { ...position, width, height, maximized: maximized === true };
}

function parseModel(file: Fields | undefined): { baseUrl: string; model: string } | undefined {
  const { baseUrl, model } = file ?? {};
  return isUrl(baseUrl) && typeof model === 'string' ? { baseUrl, model } : undefined;
}

function fields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

function isBetween(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string' && name.length <= 2_048);
}

function isUrl(value: unknown): value is string {
  return typeof value === 'string' && URL.canParse(value);
}
