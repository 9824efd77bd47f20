import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { Sink } from './passing-file.ts';

/** Pressed at once, in bytes: about ten milliseconds of work. */
const chunkBytes = 262_144;

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export interface ZipWriter {
  /** One entry after the other. */
  entry(name: string, parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, options?: { stored?: boolean }): Promise<void>;
  end(): Promise<void>;
}

/** Writes a zip while it is made: what is in memory at any time is one piece. @param when the entries' date */
export function createZipWriter(sink: Sink, when: Date): ZipWriter {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, data) => {
    if (error !== null) throw error;
    ready.push(data);
  });

  async function flush(): Promise<void> {
    for (const bytes of ready.splice(0)) await sink.write(bytes);
  }

  return {
    async entry(name, parts, { stored = false } = {}) {
      const file = stored ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
      // A zip holds no year before 1980.
      file.mtime = when.getFullYear() < 1980 ? new Date(1980, 0, 2) : when;
      zip.add(file);
      for await (const part of parts) {
        for (let at = 0; at < part.length; at += chunkBytes) {
          file.push(part.slice(at, at + chunkBytes));
          await flush();
          await breathe();
        }
      }
      file.push(new Uint8Array(0), true);
      await flush();
    },
    async end() {
      zip.end();
      await flush();
    },
  };
}
