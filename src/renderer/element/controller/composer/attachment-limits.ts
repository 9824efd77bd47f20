import type { ComposerOption } from '@openai/chatkit';

export type AttachmentOptions = NonNullable<ComposerOption['attachments']>;

/** In bytes, where the options name no limit (§7.2). */
const defaultMaxSize = 100 * 1024 * 1024;

const defaultMaxCount = 10;

/** Why a file was not taken. Sizes in bytes; `accepted` are extensions, or types where there are no extensions. */
export type Refusal =
  | { readonly type: 'too_large'; readonly name: string; readonly size: number; readonly limit: number }
  | { readonly type: 'too_many'; readonly name: string; readonly limit: number }
  | { readonly type: 'wrong_type'; readonly name: string; readonly accepted: readonly string[] }
  | { readonly type: 'folder'; readonly name: string };

export type CandidateFile = Pick<File, 'name' | 'size' | 'type'>;

/** Sorts files by what the options allow (§6), before anything is sent. `present` is how many are attached already. */
export function checkFiles<T extends CandidateFile>(files: readonly T[], present: number, options: AttachmentOptions): { taken: T[]; refused: Refusal[] } {
  const { accept, maxSize, maxCount = defaultMaxCount } = options;
  const taken: T[] = [];
  const refused: Refusal[] = [];
  for (const file of files) {
    const { name, size } = file;
    const limit = sizeLimit(file, maxSize);
    if (accept !== undefined && !isAccepted(file, accept)) refused.push({ type: 'wrong_type', name, accepted: acceptedNames(accept) });
    else if (size > limit) refused.push({ type: 'too_large', name, size, limit });
    else if (present + taken.length >= maxCount) refused.push({ type: 'too_many', name, limit: maxCount });
    else taken.push(file);
  }
  return { taken, refused };
}

/** The `accept` attribute of a file field. */
export function acceptAttribute(accept: AttachmentOptions['accept']): string | undefined {
  if (accept === undefined) return undefined;
  return Object.entries(accept).flatMap(([type, extensions]) => [type, ...extensions.map(dotted)]).join(',');
}

function sizeLimit({ type }: CandidateFile, maxSize: AttachmentOptions['maxSize']): number {
  if (typeof maxSize !== 'object') return maxSize ?? defaultMaxSize;
  const mime = bare(type);
  const found = [mime, `${mime.split('/')[0] ?? ''}/*`, '*/*', '*', ''].find((pattern) => Object.hasOwn(maxSize, pattern));
  return found === undefined ? defaultMaxSize : (maxSize[found] ?? defaultMaxSize);
}

/** By type or by extension, as a file picker does: systems disagree about the type of many a file. */
function isAccepted({ name, type }: CandidateFile, accept: Record<string, readonly string[]>): boolean {
  const mime = bare(type);
  const lower = name.toLowerCase();
  return Object.entries(accept).some(
    ([pattern, extensions]) => (mime !== '' && matches(mime, pattern)) || extensions.some((extension) => lower.endsWith(dotted(extension))),
  );
}

function matches(mime: string, pattern: string): boolean {
  const wanted = pattern.toLowerCase();
  if (wanted === '*' || wanted === '*/*') return true;
  return wanted.endsWith('/*') ? mime.startsWith(wanted.slice(0, -1)) : mime === wanted;
}

/** What is accepted, in words: extensions, or types where there are no extensions. */
export function acceptedNames(accept: Record<string, readonly string[]>): string[] {
  return Object.entries(accept).flatMap(([type, extensions]) => (extensions.length > 0 ? extensions.map(dotted) : [type]));
}

function dotted(extension: string): string {
  const lower = extension.toLowerCase();
  return lower.startsWith('.') ? lower : `.${lower}`;
}

/** Without parameters. */
function bare(type: string): string {
  return type.split(';')[0]?.trim().toLowerCase() ?? '';
}
