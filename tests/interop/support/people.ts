import { authPost, cookiesOf, fetchToken } from '../../support/embedded-server.ts';
import { startBetterAuthServer, type BetterAuthServer } from '../../support/better-auth-server.ts';
import { createInteropUser, type InteropUser } from './client.ts';
import { startFastApi, type FastApi } from './fastapi.ts';

export interface InteropWorld {
  auth: BetterAuthServer;
  backend: FastApi;
  /** Signs somebody up and gives them an element. */
  person(): Promise<InteropUser>;
  /** A token as `authClient.token()` gets it, of somebody new. */
  token(): Promise<string>;
  close(): Promise<void>;
}

/** A real Better Auth with its JWT plugin as it comes, and the example backend that trusts it. */
export async function openInteropWorld(): Promise<InteropWorld> {
  const auth = await startBetterAuthServer();
  const backend = await startFastApi(auth.url);
  const users: InteropUser[] = [];
  let people = 0;

  async function signUp(): Promise<() => Promise<string>> {
    const response = await authPost(auth.url, '/sign-up/email', { email: `p${(people += 1)}@example.com`, password: 'correct horse', name: 'Pat' });
    const cookie = cookiesOf(response);
    return () => fetchToken(auth.url, cookie);
  }

  return {
    auth,
    backend,
    async person() {
      const user = createInteropUser(backend.chatUrl, await signUp());
      users.push(user);
      return user;
    },
    token: async () => (await signUp())(),
    async close() {
      for (const user of users) await user.dispose();
      await backend.stop();
      await auth.close();
    },
  };
}
