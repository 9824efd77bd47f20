import type { User } from '../../shared/auth-state.ts';

/** Longest name kept of a user: the whole session must fit a Windows credential (2,560 bytes). */
const maxNameLength = 200;
/** RFC 5321 §4.5.3.1: 64 + @ + 255. */
const maxEmailLength = 320;

/** A text or truth value of an answer, or `undefined`. */
export function readField(body: unknown, name: string): string | undefined;
export function readField(body: unknown, name: string, type: 'boolean'): boolean | undefined;
export function readField(body: unknown, name: string, type: 'string' | 'boolean' = 'string'): unknown {
  if (typeof body !== 'object' || body === null) return undefined;
  const value: unknown = (body as Record<string, unknown>)[name];
  return typeof value === type ? value : undefined;
}

/** The `user` of an answer, reduced to what this app keeps. */
export function readUser(body: unknown): User | undefined {
  if (typeof body !== 'object' || body === null || !('user' in body)) return undefined;
  const id = readField(body.user, 'id');
  const email = readField(body.user, 'email');
  if (id === undefined || id === '' || email === undefined) return undefined;
  return { id, email: email.slice(0, maxEmailLength), name: (readField(body.user, 'name') ?? '').slice(0, maxNameLength) };
}
