import type { AuthState, User } from './auth-state.ts';

/** Which threads have a reply that nobody has seen. */
export interface UnreadThreads {
  threads: readonly string[];
}

/** One account on one server, with a session, a history and windows of its own. */
export interface WorkspaceView {
  id: string;
  /** Of the server, as `ConnectionView.label`. */
  label: string;
  /** Who is signed in, or was last. */
  user?: User;
  status: AuthState['status'];
  /** Signed out by the server, and nobody has signed in again. */
  ended?: boolean;
  /** The one whose page asks. */
  current: boolean;
  /** Messages that wait to be sent. */
  queued: number;
}
