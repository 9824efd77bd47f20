import type { Texts } from '../../shared/texts/en/texts.ts';

/** An entry of the tray's menu. */
export interface TrayEntry {
  label?: string;
  type?: 'separator';
  click?(): void;
}

export interface TrayState {
  name: string;
  /** In the language that the tray is to have. */
  texts: Texts;
  unread: readonly { workspace: string; threadId: string; title: string }[];
}

export interface TrayActs {
  open(workspace: string, threadId: string): void;
  show(): void;
  newChat(): void;
  /** Quick entry; absent where it is switched off. */
  ask?: (() => void) | undefined;
  settings(): void;
  quit(): void;
}

/** Most unread chats by name; the rest is behind “Show”. */
const maxListed = 5;
const maxTitle = 60;

/** What has come, what can be begun, and the way out. */
export function trayMenu({ name, texts, unread }: TrayState, acts: TrayActs): TrayEntry[] {
  const { actions, common, find, outside } = texts;
  const newest = unread.toReversed().slice(0, maxListed);
  return [
    ...newest.map(({ workspace, threadId, title }): TrayEntry => ({ label: shorten(title === '' ? common.untitledChat : title), click: () => acts.open(workspace, threadId) })),
    ...(newest.length > 0 ? [{ type: 'separator' as const }] : []),
    { label: common.newChat, click: acts.newChat },
    ...(acts.ask === undefined ? [] : [{ label: find.quickTitle, click: acts.ask }]),
    { label: outside.show(name), click: acts.show },
    { type: 'separator' },
    { label: actions.labels['settings.open'], click: acts.settings },
    { label: outside.quit(name), click: acts.quit },
  ];
}

/** What the icon says when it is pointed at. */
export function trayTip({ name, texts, unread }: TrayState): string {
  return unread.length === 0 ? name : `${name} – ${texts.outside.unread(unread.length)}`;
}

/** A single & would mark the key of the next letter. */
function shorten(title: string): string {
  const letters = Array.from(title);
  return (letters.length <= maxTitle ? title : `${letters.slice(0, maxTitle - 1).join('')}…`).replaceAll('&', '&&');
}
