import { blockedCodes, LatchkeyError, type ErrorCode } from '../../shared/errors.ts';
import type { ArchivedThread } from './archive-format.ts';
import { createNames, splitName } from './file-names.ts';
import type { ZipWriter } from './zip-writer.ts';

/** A file of a chat, by the address that the backend gave; with `keptOnly` no server is asked. Rejects when it cannot be had. */
export type FetchFile = (address: string, options: { signal: AbortSignal; keptOnly: boolean }) => Promise<Response>;

/** Files that a chat names and the export lacks. */
export interface MissingFiles {
  count: number;
  /** The server could not be asked; otherwise it does not give them out. */
  unreachable: boolean;
}

export interface FileAdder {
  /** @returns where the file is in the zip, `undefined`: it cannot be had. Each address is fetched once. */
  add(address: string, name: string): Promise<string | undefined>;
  missing(): MissingFiles;
}

/** The server is not there, which it is not for the next file either. */
const unreached: readonly ErrorCode[] = ['network.unreachable', 'network.timeout', 'auth.unreachable', ...blockedCodes];

/** Puts the files of chats into a zip. @throws (from `add`) the signal's reason, errors of the disk */
export function createFileAdder(zip: ZipWriter, { fetchFile, signal }: { fetchFile: FetchFile | undefined; signal: AbortSignal }): FileAdder {
  const places = new Map<string, string | undefined>();
  const names = createNames();
  let unreachable = false;

  async function fetched(address: string): Promise<{ type: string; bytes: Uint8Array } | undefined> {
    try {
      const response = await fetchFile?.(address, { signal, keptOnly: unreachable });
      if (response === undefined) return undefined;
      return { type: response.headers.get('content-type') ?? '', bytes: new Uint8Array(await response.arrayBuffer()) };
    } catch (error) {
      if (error instanceof LatchkeyError && unreached.includes(error.code)) unreachable = true;
      return undefined;
    }
  }

  return {
    async add(address, wanted) {
      signal.throwIfAborted();
      if (places.has(address)) return places.get(address);
      const file = await fetched(address);
      signal.throwIfAborted();
      let place: string | undefined;
      if (file !== undefined) {
        const [base, ending] = splitName(wanted, 'file');
        place = `attachments/${names(base, ending === '' ? endingOf(file.type) : ending)}`;
        // Pictures are pressed already.
        await zip.entry(place, [file.bytes], { stored: file.type.startsWith('image/') });
      }
      places.set(address, place);
      return place;
    },
    missing: () => ({ count: [...places.values()].filter((place) => place === undefined).length, unreachable }),
  };
}

/** What of a chat has an address to be fetched from: pictures, and the previews of attached ones. @param generated what one is called that has no name */
export function filesOf({ items }: ArchivedThread, generated: string): { address: string; name: string }[] {
  return items.flatMap((item) => {
    if (item.type === 'generated_image') return item.image === undefined ? [] : [{ address: item.image.url, name: generated }];
    if (item.type !== 'user_message') return [];
    return item.attachments.flatMap((one) => (one.type === 'image' ? [{ address: one.preview_url, name: one.name }] : []));
  });
}

function endingOf(mimeType: string): string {
  const type = /^image\/(png|jpeg|gif|webp|avif)$/.exec(mimeType)?.[1];
  return type === undefined ? '' : `.${type === 'jpeg' ? 'jpg' : type}`;
}
