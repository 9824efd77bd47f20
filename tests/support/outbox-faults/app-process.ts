/** The app of `app.ts` in a process of its own, with its history on disk: calls come and answers go as messages. */
import { LatchkeyError } from '../../../src/shared/errors.ts';
import { freshFetch } from '../fault-proxy/fresh-fetch.ts';
import { seededRandom } from '../random.ts';
import { idsFrom, startApp, withoutMessageIds } from './app.ts';
import { openDiskStore } from './disk-store.ts';
import type { AppCall, AppProcessOptions, AppReply } from './remote-app.ts';

const { url, token, folder, key, seed, honoursIds, ...times } = JSON.parse(process.argv[2] ?? '{}') as AppProcessOptions;
const random = seededRandom(seed);
const app = await startApp({
  url,
  token,
  fetch: honoursIds ? freshFetch : withoutMessageIds(freshFetch),
  openStore: () => openDiskStore(folder, key),
  random,
  newId: idsFrom(random),
  ...times,
});

const post = (reply: AppReply): void => void process.send?.(reply);
process.on('message', ({ id, method, args }: AppCall) => {
  const body = app[method] as (...given: unknown[]) => Promise<unknown>;
  body(...args).then(
    (value) => post({ id, value }),
    (error: unknown) => post({ id, error: error instanceof Error ? error.message : String(error), code: error instanceof LatchkeyError ? error.code : undefined }),
  );
});
process.on('disconnect', () => process.exit());
post({ id: 0 });
