import { accountCommands, actionIds, isWindowCommand, keysOf, type ActionId, type ShellCommand } from './actions.ts';

/** The part of a keyboard event that decides. */
export interface KeyPress {
  key: string;
  metaKey: boolean;
  ctrlKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  isComposing: boolean;
  /** Place of the key: French keyboards want Shift for digits, others have no Latin letters. */
  code?: string;
}

/** An accelerator in Electron’s words, taken apart: `CmdOrCtrl+Shift+P`. */
interface Chord {
  modifier: boolean;
  shift: boolean;
  key: string;
}

const chords = { mac: chordsOf(true), others: chordsOf(false) };

/** The keys of what pages do themselves; what the host does stays with its menu. */
function chordsOf(isMac: boolean): readonly { chord: Chord; command: ShellCommand }[] {
  return actionIds.flatMap((id) => (isWindowCommand(id) ? [] : keysOf(id, isMac).map((keys) => ({ chord: parse(keys), command: id }))));
}

function parse(keys: string): Chord {
  const parts = keys.split('+');
  return { modifier: parts.includes('CmdOrCtrl'), shift: parts.includes('Shift'), key: (parts.at(-1) ?? '').toLowerCase() };
}

/** Which command a key combination asks for, the same in the shell and in the chat frame: Cmd on macOS, Ctrl elsewhere. */
export function shortcutOf(press: KeyPress, isMac: boolean): ShellCommand | undefined {
  const modifier = isMac ? press.metaKey && !press.ctrlKey : press.ctrlKey && !press.metaKey;
  if (!modifier || press.altKey || press.isComposing) return undefined;
  const pressed = press.key.toLowerCase();
  const digit = /^Digit([1-9])$/.exec(press.code ?? '')?.[1] ?? /^[1-9]$/.exec(pressed)?.[0];
  const found = (isMac ? chords.mac : chords.others).find(({ chord }) => fits(chord, press, pressed))?.command;
  if (found !== undefined || press.shiftKey || digit === undefined) return found;
  return accountCommands[Number(digit) - 1];
}

function fits({ shift, key }: Chord, { shiftKey, code }: KeyPress, pressed: string): boolean {
  // A sign is where its keyboard has it, with Shift or without.
  if (!/^[a-z]$/.test(key)) return pressed === key;
  if (shiftKey !== shift) return false;
  return pressed === key || (!/^[a-z]$/.test(pressed) && code === `Key${key.toUpperCase()}`);
}

const macSigns: Readonly<Record<string, string>> = { CmdOrCtrl: '⌘', Cmd: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' };
const macOrder = ['Ctrl', 'Alt', 'Shift', 'CmdOrCtrl', 'Cmd'];
const keySigns: Readonly<Record<string, string>> = { Plus: '+', '-': '−' };

/** An accelerator as people write it: `⇧⌘P` on macOS, `Ctrl+Shift+P` elsewhere. */
export function keyLabel(keys: string, isMac: boolean): string {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const held = parts.slice(0, -1);
  const shown = keySigns[key] ?? key;
  if (isMac) return [...macOrder.filter((name) => held.includes(name)).map((name) => macSigns[name] ?? name), shown].join('');
  return [...held.map((name) => (name === 'CmdOrCtrl' ? 'Ctrl' : name)), shown].join('+');
}

/** The combination that is shown for an action; `undefined`: it has none. */
export function shownKeys(id: ActionId, isMac: boolean): string | undefined {
  const [first] = keysOf(id, isMac);
  return first === undefined ? undefined : keyLabel(first, isMac);
}
