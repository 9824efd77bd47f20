/** The backend that a test stops and starts, and what it has in the end, asked without the app. */
import type { Page as ListPage, Thread, ThreadItem } from '../../../src/shared/chatkit/types.ts';
import { authPost, chatUser, cookiesOf, fetchToken, type ChatUser } from '../../support/embedded-server.ts';
import type { Person } from './actions.ts';
import type { Desk } from './fixtures.ts';
import type { RunningProcess } from './web-host.ts';

export interface Backend {
  readonly url: string;
  /** Flags with which the app uses it. */
  readonly args: string[];
  /** Ends its process. */
  stop(): Promise<void>;
  /** Starts it again, where it was, with all it had. */
  start(): Promise<void>;
}

export async function startBackend(desk: Desk, env: Record<string, string> = {}): Promise<Backend> {
  let server: RunningProcess = await desk.serve({ env });
  const url = server.match;
  return {
    url,
    args: ['--server', url],
    async stop() {
      await server.stop();
    },
    async start() {
      server = await desk.serve({ env, port: Number(new URL(url).port) });
    },
  };
}

/** The person, asking the server itself. */
export async function asPerson(url: string, { email, password }: Person): Promise<ChatUser> {
  const cookie = cookiesOf(await authPost(url, '/sign-in/email', { email, password }));
  return chatUser(url, { id: '', email, cookie, token: await fetchToken(url, cookie) });
}

export async function threadsOf(user: ChatUser): Promise<Thread[]> {
  return (await user.json<ListPage<Thread>>('threads.list', { limit: 100, order: 'desc' })).data;
}

/** What the person said in the thread, oldest first. */
export async function saidIn(user: ChatUser, threadId: string): Promise<string[]> {
  const { data } = await user.json<ListPage<ThreadItem>>('items.list', { thread_id: threadId, limit: 100, order: 'asc' });
  return data.flatMap((item) => (item.type === 'user_message' ? [item.content.map(({ text }) => text).join('')] : []));
}
