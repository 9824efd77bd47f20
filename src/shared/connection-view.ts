import type { Connection } from './connection.ts';
import type { WireError } from './errors.ts';

/** A connection as the shell is told of it. */
export interface ConnectionView {
  connection: Connection;
  /** False when a command-line flag or a policy set it for this run. */
  editable: boolean;
  /** It is the organisation's. */
  managed?: true;
  /** The policy does not allow it, and why: nothing goes there. */
  refused?: WireError;
  /** Host names for the screen, e.g. `chat.example.com`; `This computer` for local. */
  label: string;
  /** Where the chat page is while this connection is in use; a shell whose frame is elsewhere loads again. */
  chatOrigin?: string;
  /** A sentence for each part of the connection's chat settings that could not be used. */
  problems?: readonly string[];
}
