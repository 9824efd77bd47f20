import type { ChatUploads } from '../../shared/chat-settings.ts';
import type { ResolvedConnection } from '../../shared/connection.ts';
import type { TokenSource } from '../bearer.ts';
import type { Fetch, Log } from '../platform.ts';

export interface FilesDeps {
  resolve: () => Promise<ResolvedConnection>;
  /** How the active connection takes files. */
  uploads: () => ChatUploads | undefined;
  /** Names whoever is signed in, and to what; what one of them was given, no other can reach. `undefined`: not known now. */
  account: () => string | undefined;
  /** Origin of the chat page, where the routes are. */
  chatOrigin: () => string;
  token: TokenSource;
  fetch: Fetch;
  /** Refuses addresses of private networks. */
  fetchPublic: Fetch;
  isPrivateHost: (hostname: string) => Promise<boolean>;
  /** Files that were looked at, for when the backend cannot be reached. */
  cache?: {
    /** By the address that the backend gave; as it was sent. */
    get(address: string): Promise<Response | undefined>;
    /** Passes the answer on. */
    keep(address: string, answer: Response): Response;
  };
  log: Log;
}
