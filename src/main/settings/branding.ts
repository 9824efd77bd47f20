import { appId, appName, appScheme, appSlug } from '../../shared/brand.ts';
import type { Connection } from '../../shared/connection.ts';
import { policyFeatures, type PolicyFeature } from '../../shared/policy.ts';
import { parseConnection } from './parse-settings.ts';
import file from '../../../resources/branding.json' with { type: 'json' };

/** What a team changes to make the app its own (docs/branding.md); the source is `resources/branding.json`. */
export interface Branding {
  name: string;
  /** Of its package, command and folders. */
  slug: string;
  /** Reverse-DNS application id. */
  id: string;
  /** URL scheme of deep links. */
  scheme: string;
  /** Service name of keychain entries; changing it makes earlier sign-ins invisible. */
  keychainService: string;
  /** Where people get help. */
  support: string;
  /** Where a fresh profile connects to. */
  connection: Connection;
  /** A sentence for each part of that connection that could not be used. */
  problems: readonly string[];
  /** A policy that every other overrules; checked when the app was built. */
  policy: object;
  /** What this product does not have, whatever a policy says. */
  without: { features: readonly PolicyFeature[]; localServer: boolean; models: boolean };
  /** Where new versions come from: folder of the feeds, and the public keys that sign them. Absent: from nowhere. */
  updates?: { feed: string; keys: readonly string[] };
}

export const branding: Branding = readBranding();

function readBranding(): Branding {
  const problems: string[] = [];
  const given: { connection: unknown; keychainService: string; support: string; policy?: object; updates?: NonNullable<Branding['updates']>; disable?: readonly string[] } = file;
  const { disable = [], updates } = given;
  return {
    ...(updates && { updates }),
    name: appName,
    slug: appSlug,
    id: appId,
    scheme: appScheme,
    keychainService: given.keychainService,
    support: given.support,
    connection: parseConnection(given.connection, (sentence) => problems.push(sentence)) ?? { kind: 'local' },
    problems,
    policy: given.policy ?? {},
    without: { features: policyFeatures.filter((feature) => disable.includes(feature)), localServer: disable.includes('localServer'), models: disable.includes('models') },
  };
}
