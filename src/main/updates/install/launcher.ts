/** The portable folder after its first update: a small script in place of the executable, which starts the version that is current. */

/** What the script reads, relative to the folder: one line each. */
export interface StartState {
  /** Path of the executable. */
  current: string;
  /** The one before, which takes over when the current one does not start; empty: none. */
  previous: string;
  /** How often the current one was started without a word that it can be used; `ready` once it was. */
  tries: number | 'ready';
  /** The one that was given up. */
  failed: string;
}

/** After so many starts that did not get that far the one before takes over. */
export const maxTries = 2;

export function formatStart({ current, previous, tries, failed }: StartState): string {
  return `${current}\n${previous}\n${tries}\n${failed}\n`;
}

/** `undefined` for what no app of ours has written. */
export function parseStart(text: string): StartState | undefined {
  const [current = '', previous = '', tries = '', failed = ''] = text.split('\n');
  if (![current, previous, failed].every(isInside) || current === '' || !/^(ready|\d{1,3})$/.test(tries)) return undefined;
  return { current, previous, tries: tries === 'ready' ? tries : Number(tries), failed };
}

/** A relative path that stays inside. */
function isInside(path: string): boolean {
  return path === '' || (/^[\w.+ -]+(\/[\w.+ -]+)*$/.test(path) && !path.split('/').some((part) => part === '..' || part === '.'));
}

/** A line that tells the script from an executable. */
export const launcherMark = '# starts the current version from the folder “versions”';

/** What each version brings along beside its archive: says so when Electron could not read that, and becomes the program it is given (`scripts/lib/starter.mjs`). */
const starterPath = 'resources/start';

/**
 * POSIX shell, and nothing but its own commands on the usual way. Counts the start before it happens: a version that
 * ends before it can be used has no say in that.
 */
export const launcher = `#!/bin/sh
${launcherMark}
self=$(readlink -f -- "$0") || self=$0
root=\${self%/*}
state=$root/versions/start
{ IFS= read -r current; IFS= read -r previous; IFS= read -r tries; IFS= read -r failed; } < "$state" || :
if [ "$tries" != ready ]; then
  if [ -n "$previous" ] && [ -x "$root/$previous" ] && { [ "\${tries:-0}" -ge ${maxTries} ] || ! [ -x "$root/$current" ]; }; then
    printf '%s\\n\\nready\\n%s\\n' "$previous" "$current" > "$state.$$" && mv -f -- "$state.$$" "$state"
    current=$previous
  else
    printf '%s\\n%s\\n%s\\n%s\\n' "$current" "$previous" "$((\${tries:-0} + 1))" "$failed" > "$state.$$" && mv -f -- "$state.$$" "$state"
  fi
fi
case "$current" in */*) checked=$root/\${current%/*}/${starterPath} ;; *) checked=$root/${starterPath} ;; esac
[ ! -x "$checked" ] || exec "$checked" "$root/$current" "$@"
exec "$root/$current" "$@"
`;
