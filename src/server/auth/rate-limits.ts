import type { BetterAuthRateLimitOptions } from 'better-auth';

/** How many calls one address may make to one path in a window of seconds. */
export interface RateLimits {
  signIn: { window: number; max: number };
  signUp: { window: number; max: number };
  everythingElse: { window: number; max: number };
}

/** Six tries a minute stop guessing and still forgive a person who mistypes. */
export const defaultRateLimits: RateLimits = {
  signIn: { window: 60, max: 6 },
  signUp: { window: 60, max: 10 },
  everythingElse: { window: 10, max: 300 },
};

/** Counted in the database, so that a restart is no way around the limit. */
export function limitRules({ signIn, signUp, everythingElse }: RateLimits): BetterAuthRateLimitOptions {
  return {
    enabled: true,
    storage: 'database',
    ...everythingElse,
    customRules: {
      '/sign-in/*': signIn,
      '/sign-up/*': signUp,
      // Public keys, and reads that a session already guards: counting would only add a write to each.
      '/jwks': false,
      '/token': false,
      '/get-session': false,
    },
  };
}
