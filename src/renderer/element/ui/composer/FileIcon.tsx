import { File, FileArchive, FileAudio, FileCode, FileImage, FileSpreadsheet, FileText, FileVideo } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { createElement } from 'react';
import type { ReactNode } from 'react';

/** The first that fits, by type or by extension. */
const kinds: readonly (readonly [RegExp, LucideIcon])[] = [
  [/^image\//, FileImage],
  [/^audio\//, FileAudio],
  [/^video\//, FileVideo],
  [/zip|compressed|\.(?:7z|gz|rar|tar|zst)$/, FileArchive],
  [/spreadsheet|ms-excel|\/csv|\.(?:csv|ods|tsv|xlsx?)$/, FileSpreadsheet],
  [/json|javascript|typescript|xml|\.(?:c|cpp|css|go|html?|java|jsx?|py|rb|rs|sh|sql|swift|toml|tsx?|ya?ml)$/, FileCode],
  [/^text\/|pdf|document|msword|\.(?:docx?|md|odt|pdf|rtf|txt)$/, FileText],
];

/** What kind of file it is, for the eye. */
export function FileIcon({ name, mimeType }: { name: string; mimeType: string }): ReactNode {
  const lower = name.toLowerCase();
  const icon = kinds.find(([pattern]) => pattern.test(mimeType) || pattern.test(lower))?.[1] ?? File;
  return createElement(icon, { size: 18, strokeWidth: 1.75, 'aria-hidden': true });
}
