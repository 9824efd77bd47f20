/** Files to attach. */
import { Buffer } from 'node:buffer';
import { gradientPng } from '../../../src/server/demo/gradient-png.ts';

export interface SampleFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export const picture: SampleFile = { name: 'sunset.png', mimeType: 'image/png', buffer: Buffer.from(gradientPng(64).split(',')[1] ?? '', 'base64') };
export const notes: SampleFile = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Milk, bread, butter.\n') };
export const program: SampleFile = { name: 'setup.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') };

/** A text file of that many bytes. */
export function textFile(name: string, bytes: number): SampleFile {
  return { name, mimeType: 'text/plain', buffer: Buffer.alloc(bytes, 'a') };
}
