import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { DamagedFile, type FileSeal } from '../file-seal.ts';

/** Format 1: magic, salt, then chunks. */
const magic = Buffer.from('LKSEAL1\n', 'latin1');
const saltLength = 16;
const headerLength = magic.length + saltLength;
const chunkLength = 65_536;
const tagLength = 16;

/**
 * AES-256-GCM in chunks of 64 KiB, after the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015): the nonce is
 * the chunk's number and whether it is the last, so none can be changed, moved, dropped or added. Every file has a key of
 * its own, made of a random salt and the id, so no nonce comes twice and no file passes for another.
 * @param key 32 bytes
 */
export function createFileSeal(key: Uint8Array): FileSeal {
  const fileKey = (id: string, salt: Uint8Array): Buffer => Buffer.from(hkdfSync('sha256', key, salt, `attachment ${id}`, 32));

  return {
    async *seal(id, body) {
      const header = Buffer.concat([magic, randomBytes(saltLength)]);
      const secret = fileKey(id, header.subarray(magic.length));
      yield header;
      const chunk = Buffer.alloc(chunkLength);
      let filled = 0;
      let number = 0;
      for await (const piece of body) {
        for (let at = 0; at < piece.length; ) {
          // Only here is it known that the full chunk was not the last one.
          if (filled === chunkLength) {
            yield sealChunk(secret, header, number++, false, chunk);
            filled = 0;
          }
          const part = piece.subarray(at, at + chunkLength - filled);
          chunk.set(part, filled);
          filled += part.length;
          at += part.length;
        }
      }
      yield sealChunk(secret, header, number, true, chunk.subarray(0, filled));
    },
    async *open(id, file) {
      const { size } = await file.stat();
      const header = await readAt(file, 0, headerLength);
      if (size < headerLength + tagLength || !header.subarray(0, magic.length).equals(magic)) throw new DamagedFile('No sealed file.');
      const secret = fileKey(id, header.subarray(magic.length));
      for (let at = headerLength, number = 0; at < size; number += 1) {
        const sealed = await readAt(file, at, Math.min(chunkLength + tagLength, size - at));
        at += sealed.length;
        yield openChunk(secret, header, number, at === size, sealed);
      }
    },
    contentSize(storedSize) {
      const body = Math.max(0, storedSize - headerLength);
      return Math.max(0, body - Math.max(1, Math.ceil(body / (chunkLength + tagLength))) * tagLength);
    },
  };
}

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 5, 6);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

function sealChunk(key: Buffer, header: Buffer, number: number, last: boolean, content: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, last)).setAAD(header);
  return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

function openChunk(key: Buffer, header: Buffer, number: number, last: boolean, sealed: Buffer): Buffer {
  if (sealed.length < tagLength) throw new DamagedFile('The file is cut.');
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, last), { authTagLength: tagLength }).setAAD(header);
  decipher.setAuthTag(sealed.subarray(-tagLength));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagLength)), decipher.final()]);
  } catch (cause) {
    throw new DamagedFile('The file was changed, or is another one.', { cause });
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  for (let filled = 0; filled < length; ) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) throw new DamagedFile('The file is cut.');
    filled += bytesRead;
  }
  return buffer;
}
