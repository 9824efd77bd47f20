import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceReading } from './combine.ts';
import { parseLocatedJson } from './located-json.ts';

/** What is asked of a file or folder, for tests that cannot be root. */
export interface FileFacts {
  uid: number;
  mode: number;
}

/** Whose files an administrator's are. */
const root = 0;
const writableByOthers = 0o022;
/** Largest policy file, in bytes. */
export const maxPolicyBytes = 1_048_576;

/** Why a file or folder cannot be an administrator's word. */
export function unsafeBecause({ uid, mode }: FileFacts): 'owner' | 'writable' | undefined {
  if (uid !== root) return 'owner';
  return (mode & writableByOthers) !== 0 ? 'writable' : undefined;
}

/**
 * All `*.json` of a folder, in the order of their names. Each has to be root's, and so has the folder: one that
 * somebody else could write is told, and locks the app down, since nobody knows what stood there before.
 * @param asSeen what a file is taken for; as it is by default
 */
export function readPolicyFolder(folder: string, asSeen: (facts: FileFacts, path: string) => FileFacts = (facts) => facts): SourceReading[] {
  let names: string[];
  try {
    const unsafe = unsafeBecause(asSeen(statSync(folder), folder));
    names = readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
    if (unsafe !== undefined && names.length > 0) return [{ source: folder, problem: { kind: unsafe } }];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? [] : [{ source: folder, problem: { kind: 'unreadable' } }];
  }
  return names.map((name) => readPolicyFile(join(folder, name), asSeen));
}

function readPolicyFile(path: string, asSeen: (facts: FileFacts, path: string) => FileFacts): SourceReading {
  let file: number | undefined;
  try {
    // A pipe would make the app wait for whoever writes into it.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    // Of what was opened, links followed: nobody can change it in between.
    const facts = fstatSync(file);
    if (!facts.isFile()) return { source: path, problem: { kind: 'notAFile' } };
    const unsafe = unsafeBecause(asSeen(facts, path));
    if (unsafe !== undefined) return { source: path, problem: { kind: unsafe } };
    if (facts.size > maxPolicyBytes) return { source: path, problem: { kind: 'tooLarge' } };
    return parsePolicyFile(path, readAll(file, facts.size));
  } catch {
    return { source: path, problem: { kind: 'unreadable' } };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function readAll(file: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let filled = 0;
  while (filled < size) {
    const count = readSync(file, bytes, filled, size - filled, filled);
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
}

/** A file's bytes: JSON in UTF-8. */
export function parsePolicyFile(source: string, bytes: Uint8Array): SourceReading {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { source, problem: { kind: 'syntax' } };
  }
  const parsed = parseLocatedJson(text);
  if (parsed.ok) return { source, root: parsed.root };
  return { source, problem: { kind: 'syntax', ...(parsed.line !== undefined && { line: parsed.line }), ...(parsed.column !== undefined && { column: parsed.column }) } };
}
