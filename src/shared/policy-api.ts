/** The part of the shell's contract that is about what an organisation sets. */
import type { PolicyView } from './policy.ts';

export interface PolicyDesktopMethods {
  /** The same for the whole run. */
  'policy.get': { input: undefined; output: PolicyView };
  /** Reads it again while the app is locked down over it; once it is in order, the app starts anew, and in the web host the page loads again. */
  'policy.check': { input: undefined; output: { view: PolicyView } };
}

export const policyMethodNames = ['policy.get', 'policy.check'] as const satisfies readonly (keyof PolicyDesktopMethods)[];
