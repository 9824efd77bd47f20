import type { Connection } from '../../shared/connection.ts';
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
}

export const branding: Branding = {
  name: file.name,
  id: file.id,
  scheme: file.scheme,
  keychainService: file.keychainService,
  connection: file.connection as Connection,
};

/** The version that people see, from `package.json`. */
export const appVersion: string = manifest.version;
