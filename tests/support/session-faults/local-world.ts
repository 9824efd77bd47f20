import Database from 'libsql';
import { firstPassword, openAuthData } from './auth-data.ts';
import { createLocalNetwork } from './network.ts';
import type { OpenSessionWorld } from './world.ts';

/** Better Auth without a socket, in this process: as many cycles as possible, with every fault made in `fetch`. */
export const openLocalWorld: OpenSessionWorld = async (deps) => {
  const url = 'http://127.0.0.1:4000';
  const db = new Database(':memory:');
  let data = await openAuthData(db, url);
  let password = firstPassword;
  return {
    url,
    ...createLocalNetwork({ ...deps, handle: (request) => data.handle(request) }),
    restartShare: 1,
    server: {
      password: () => password,
      sessions: () => Promise.resolve(data.sessions()),
      async revoke(how) {
        password = await data.revoke(how, password);
      },
      async restart() {
        data = await openAuthData(db, url);
      },
    },
    close: () => Promise.resolve(void db.close()),
  };
};
