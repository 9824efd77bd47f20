import type { FileHandle } from 'node:fs/promises';

/** A sealed file was changed, cut, or belongs to another id or key. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile';
}

/** Turns files into what only the holder of the key can read, and notices every change to them. */
export interface FileSeal {
  /** The file as it is stored under this id. */
  seal(id: string, body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array>;
  /** What was sealed, piece by piece; each piece was checked before it is given. @throws {DamagedFile} */
  open(id: string, file: FileHandle): AsyncGenerator<Uint8Array>;
  /** Bytes of the content of a stored file of that many bytes. */
  contentSize(storedSize: number): number;
}
