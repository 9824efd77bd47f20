import type { BetterAuthRateLimitOptions } from 'better-auth';

/** How many calls one address may make to one path in a window of seconds. */
export interface RateLimits {
  signIn: { window: number; max: number };
  signUp: { window: number; max: number };
  /** Codes of an authenticator and of devices. */
  codes: { window: number; max: number };
  /** Whatever sends a message to somebody. */
  mail: { window: number; max: number };
  everythingElse: { window: number; max: number };
}

/** Six tries a minute stop guessing and still forgive a person who mistypes. */
export const defaultRateLimits: RateLimits = {
  signIn: { window: 60, max: 6 },
  signUp: { window: 60, max: 10 },
  codes: { window: 60, max: 12 },
  mail: { window: 60, max: 3 },
  everythingElse: { window: 10, max: 300 },
};

/** Counted in the database, so that a restart is no way around the limit. */
export function limitRules({ signIn, signUp, codes, mail, everythingElse }: RateLimits): BetterAuthRateLimitOptions {
  return {
    enabled: true,
    storage: 'database',
    ...everythingElse,
    customRules: {
      '/sign-in/magic-link': mail,
      '/request-password-reset': mail,
      '/send-verification-email': mail,
      '/sign-in/*': signIn,
      '/sign-up/*': signUp,
      '/two-factor/*': codes,
      '/device': codes,
      '/device/code': codes,
      // Public keys, and reads that a session already guards: counting would only add a write to each.
      '/jwks': false,
      // Asked every few seconds; Better Auth has a pace of its own for it (`slow_down`).
      '/device/token': false,
      '/token': false,
      '/get-session': false,
    },
  };
}
