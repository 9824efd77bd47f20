import { join } from 'node:path';

export interface AutostartEntry {
  name: string;
  /** Program and arguments. */
  command: readonly string[];
}

/** Where desktops of Linux look for what starts with them (freedesktop Desktop Application Autostart). */
export function autostartFile(id: string, home: string, environment: NodeJS.ProcessEnv): string {
  return join(environment['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'autostart', `${id}.desktop`);
}

/** The file's text (Desktop Entry Specification 1.5; “The Exec key” for its quotes). */
export function autostartText({ name, command }: AutostartEntry): string {
  return ['[Desktop Entry]', 'Type=Application', `Name=${escaped(name)}`, `Exec=${command.map(quoted).join(' ')}`, 'Terminal=false', 'X-GNOME-Autostart-enabled=true', ''].join('\n');
}

function quoted(argument: string): string {
  // First the quotes of Exec, then those of any value of type string; a lone % would be a field code.
  const inner = argument.replace(/(["`$\\])/g, '\\$1').replaceAll('%', '%%');
  return escaped(/^[\w@+=:,./-]+$/.test(inner) ? inner : `"${inner}"`);
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r');
}
