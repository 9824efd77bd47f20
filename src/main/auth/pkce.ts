import { createHash } from 'node:crypto';

/** Random bytes; injected. */
export type RandomBytes = (length: number) => Uint8Array;

/** What one sign-in in the browser is known by: the verifier stays here, the rest goes along. */
export interface Pkce {
  state: string;
  verifier: string;
  challenge: string;
}

/** RFC 7636 §4.1: 32 random bytes as base64url are 43 characters; S256 only. */
export function createPkce(randomBytes: RandomBytes): Pkce {
  const verifier = text(randomBytes(32));
  return { state: text(randomBytes(32)), verifier, challenge: challengeOf(verifier) };
}

export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
