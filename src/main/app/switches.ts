import { environmentPrefix } from '../../shared/brand.ts';

/**
 * Switches of Chromium and Node that a packaged app does not start with. Chromium acts on whatever is on its command line, and a
 * shortcut, a desktop entry or another program's link handler may have been made to put something there. This is a second
 * line: whoever chooses the whole command line can start any program as this person (SECURITY.md, "Command line").
 */
const refused: readonly RegExp[] = [
  // Another program could read pages and send keys, or run code.
  /^remote-(debugging|allow)/,
  /^(inspect|debug)(-|$)/,
  /^(js-flags|load-extension|load-component-extension|browser-subprocess-path|require|import)$/,
  /-(cmd-prefix|launcher)$/,
  // Pages would no longer be kept apart, or in their sandbox.
  /^no-(sandbox|zygote|zygote-sandbox)$/,
  /^disable-[\w-]*sandbox$/,
  /^(single-process|in-process-gpu|disable-web-security|disable-site-isolation-trials|site-isolation-trial-opt-out)$/,
  /^(enable|disable)-blink-features$/,
  /^(enable-experimental-web-platform-features|allow-running-insecure-content|unsafely-treat-insecure-origin-as-secure)$/,
  /^allow-(file-access-from-files|universal-access-from-files)$/,
  // Servers could be somebody else, or somebody could read along.
  /^(ignore-certificate-errors|ignore-urlfetcher-cert-requests|allow-insecure-localhost)/,
  /^(host-rules|host-resolver-rules|ssl-key-log-file|log-net-log|net-log-capture-mode)$/,
  // Nobody would be asked any more.
  /^(use-fake-ui-for-media-stream|auto-accept-camera-and-microphone-capture|auto-select-desktop-capture-source|enable-automation)$/,
];

/** What a list of features may not switch off. */
const guardedFeatures = /isolat|site-?per-?process|sandbox|trusted-?types|opaque|originkeyed|privatenetwork|localnetwork/i;

/** Environment variable with names of refused switches, with commas between: for developers and tests, by their own hand. */
export const allowVariable = `${environmentPrefix}_ALLOW_SWITCHES`;

/**
 * The first switch on a command line that the app does not start with; `undefined`: all are fine.
 * @param args everything after the executable. Read as Chromium does: one dash or two, on Windows also a slash, blanks around
 *   it ignored, up to `--`, whatever stands before (base/command_line.cc).
 * @param allowed the value of `allowVariable`
 */
export function refusedSwitch(args: readonly string[], platform: NodeJS.Platform, allowed = ''): string | undefined {
  const lifted = new Set(allowed.split(',').map((name) => name.trim()));
  for (const argument of args) {
    const text = argument.trim();
    if (text === '--') return undefined;
    const [, name = '', value = ''] = (platform === 'win32' ? /^(?:--?|\/)([^=]+)(?:=(.*))?$/s : /^--?([^=]+)(?:=(.*))?$/s).exec(text) ?? [];
    const known = name.toLowerCase();
    if (lifted.has(known)) continue;
    if (refused.some((pattern) => pattern.test(known)) || (known === 'disable-features' && guardedFeatures.test(value))) return known;
  }
  return undefined;
}
