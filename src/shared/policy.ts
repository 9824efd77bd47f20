/**
 * What an organisation sets for its computers (docs/policy.md). It holds for a whole run; what is wrong with it locks the app down.
 */

import type { SignInMethods } from './sign-in.ts';

/** Everything that can be set, in the order of the page. Templates, schema and docs have the same keys (tests/unit/policy-templates.test.ts). */
export const policyKeys = [
  'organisation', 'support', 'connection', 'allowedDomains', 'signInMethods', 'updateChannel', 'localServer', 'modelEndpoints', 'caCertificates', 'proxy', 'disable',
] as const;
export type PolicyKey = (typeof policyKeys)[number];

/** Ways to sign in that can be left out. Passkeys and providers are on the page in the browser, and go with `browser`. */
export const policyWays = ['password', 'signUp', 'passwordReset', 'magicLink', 'browser', 'device'] as const;
export type PolicyWay = (typeof policyWays)[number];

/** Where updates come from; `off`: the organisation brings them itself. */
export const updateChannels = ['stable', 'beta', 'off'] as const;
export type UpdateChannel = (typeof updateChannels)[number];

/** What can be switched off. */
export const policyFeatures = ['export', 'import', 'notificationContent', 'quickEntry', 'accounts'] as const;
export type PolicyFeature = (typeof policyFeatures)[number];

/** How to go out: a PAC file, or rules as Chromium takes them (`proxy.example.com:8080`). */
export interface PolicyProxy {
  pacUrl?: string;
  rules?: string;
}

export interface PolicyConnection {
  authUrl: string;
  chatUrl: string;
  authPath?: string;
}

export interface Policy {
  /** Its name, for the page. */
  organisation?: string;
  /** Whom to ask. */
  support?: string;
  connection?: PolicyConnection;
  /** Host names and `*.example.com`; in lower case, as URLs have them. */
  allowedDomains?: readonly string[];
  signInMethods?: readonly PolicyWay[];
  updateChannel?: UpdateChannel;
  /** False: the server on this computer is never started. */
  localServer?: boolean;
  /** Hosts of model endpoints, as in `allowedDomains`. */
  modelEndpoints?: readonly string[];
  /** PEM text, or the path of a file with it; trusted besides the system's. */
  caCertificates?: string;
  proxy?: PolicyProxy;
  disable?: readonly PolicyFeature[];
}

/** What a value has to be. */
export type PolicyExpectation = 'text' | 'flag' | 'address' | 'path' | 'hosts' | 'ways' | 'channel' | 'features' | 'certificates' | 'proxy' | 'proxyRules' | 'connection' | 'object';

export interface PolicyProblem {
  /** The file, the registry's key, or the profile. */
  source: string;
  /** From 1; only files of text have them. */
  line?: number;
  column?: number;
  /** With its path: `connection.authUrl`. */
  key?: string;
  /**
   * `syntax`: no JSON, or no plist; `owner` and `writable`: somebody who is no administrator could have written it;
   * `unreadable`: it is there and cannot be read.
   */
  kind: 'syntax' | 'duplicate' | 'unknownKey' | 'missing' | 'wrongValue' | 'unreadable' | 'tooLarge' | 'owner' | 'writable' | 'notAFile';
  /** Of a wrong value. */
  expected?: PolicyExpectation;
}

/** What holds, as pages are told of it. */
export type PolicyView =
  | { status: 'none' }
  /** `sources`: where each key came from. */
  | { status: 'managed'; policy: Policy; sources: Partial<Record<PolicyKey, string>> }
  /** Something is set and cannot be relied on: nothing may be done until it can. */
  | { status: 'refused'; problems: readonly PolicyProblem[] };

/** Whether a host is one of the patterns: itself, or under a `*.` one. @param hostname as a URL has it */
export function matchesHost(patterns: readonly string[], hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.$/, '');
  return patterns.some((pattern) => (pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) && host.length > pattern.length - 1 : host === pattern));
}

/** What is left of what a server offers. @param ways what the policy allows; `undefined`: all */
export function leftMethods(offered: SignInMethods, ways: readonly PolicyWay[] | undefined): SignInMethods {
  if (ways === undefined) return offered;
  const left = { ...offered };
  for (const way of policyWays) left[way] = offered[way] && ways.includes(way);
  // Both are on the page in the browser.
  return { ...left, passkeys: left.passkeys && left.browser, providers: left.browser ? left.providers : [] };
}

/** Whether a policy leaves this on. */
export function hasFeature(view: PolicyView | undefined, feature: PolicyFeature): boolean {
  return view?.status !== 'managed' || view.policy.disable?.includes(feature) !== true;
}
