import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readSync } from 'node:fs';
import { allDamagedWords } from '../../src/main/app/damaged-words.ts';

/**
 * Checksum and length of an archive's header, as cksum(1) says them. Everything else in the archive has its hash there, and is
 * looked at by the app itself (`src/main/app/archive-check.ts`); without a header no code of ours ever runs.
 */
export function checksumOfHeader(archive) {
  const file = openSync(archive, 'r');
  try {
    const start = Buffer.alloc(8);
    readSync(file, start, 0, 8, 0);
    const header = Buffer.alloc(8 + start.readUInt32LE(4));
    if (readSync(file, header, 0, header.length, 0) < header.length) throw new Error(`The header of ${archive} is cut short.`);
    return execFileSync('cksum', { input: header, encoding: 'utf8' }).trim();
  } finally {
    closeSync(file);
  }
}

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * The command of a Linux package: POSIX shell, about two milliseconds. Says that the archive's header is damaged, on the terminal and,
 * where nobody reads one, in a window; otherwise it becomes the app.
 * @param checksum of the header
 */
export function starter({ slug, name }, checksum) {
  return script(name, checksum, { archive: `/usr/lib/${slug}/resources/app.asar`, program: `/usr/lib/${slug}/${slug} "$@"` });
}

/**
 * The same for a portable folder, as `resources/start` beside the archive: becomes what its arguments say. The launcher of
 * `src/main/updates/install/launcher.ts` starts every version through it.
 */
export function folderStarter({ name }, checksum) {
  return script(name, checksum, { archive: '"${0%/*}"/app.asar', program: '"$@"' });
}

function script(name, checksum, { archive, program }) {
  const { en, ...others } = allDamagedWords(name);
  const set = ([title, text]) => `title=${quoted(title)} text=${quoted(text)}`;
  return `#!/bin/sh
# Starts ${name}, unless Electron could not read it.
archive=${archive}
found=$(head -c ${checksum.split(' ')[1]} "$archive" 2>/dev/null | cksum)
if [ "$found" != '${checksum}' ]; then
  case "\${LC_ALL:-\${LC_MESSAGES:-$LANG}}" in
${Object.entries(others).map(([language, words]) => `    ${language}|${language}[!a-z]*) ${set(words)} ;;`).join('\n')}
    *) ${set(en)} ;;
  esac
  printf '%s (%s)\\n' "$text" "$archive" >&2
  if [ ! -t 2 ] && [ -n "$DISPLAY$WAYLAND_DISPLAY" ]; then
    if command -v zenity >/dev/null; then zenity --error --no-markup --title "$title" --text "$text"
    elif command -v kdialog >/dev/null; then kdialog --title "$title" --error "$text"
    elif command -v notify-send >/dev/null; then notify-send --urgency critical "$title" "$text"
    elif command -v xmessage >/dev/null; then xmessage -center "$text"
    fi
  fi
  exit 1
fi
exec ${program}
`;
}
