import type { Connection } from '../../shared/connection.ts';
import { parseConnection } from './parse-settings.ts';
import manifest from '../../../package.json' with { type: 'json' };
import file from '../../../resources/branding.json' with { type: 'json' };

/** What a team changes to make the app its own; the source is `resources/branding.json`. */
export interface Branding {
  name: string;
  /** Reverse-DNS application id. */
  id: string;
  /** URL scheme of deep links. */
  scheme: string;
  /** Service name of keychain entries; changing it makes earlier sign-ins invisible. */
  keychainService: string;
  /** Where a fresh profile connects to. */
  connection: Connection;
  /** A sentence for each part of that connection that could not be used. */
  problems: readonly string[];
}

export const branding: Branding = readBranding();

function readBranding(): Branding {
  const problems: string[] = [];
  const connection = parseConnection(file.connection, (sentence) => problems.push(sentence)) ?? { kind: 'local' };
  return { name: file.name, id: file.id, scheme: file.scheme, keychainService: file.keychainService, connection, problems };
}

/** The version that people see, from `package.json`. */
export const appVersion: string = manifest.version;
