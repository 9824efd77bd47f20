import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { startEmbeddedServer, temporaryFolder } from '../../support/embedded-server.ts';

const folder = temporaryFolder();
afterEach(() => folder.remove());
const start = () => startEmbeddedServer(folder.path, {}, { port: 'same' });

it('a server of the app is where it was, and elsewhere when another program is there or its note is damaged', async () => {
  const first = await start();
  await first.stop();
  const second = await start();
  expect(second.url).toBe(first.url);
  await second.stop();

  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(Number(new URL(first.url).port), '127.0.0.1', resolve));
  const third = await start();
  expect(third.url).not.toBe(first.url);
  expect((await fetch(`${third.url}/health`)).status).toBe(200);
  await third.stop();
  await new Promise((resolve) => squatter.close(resolve));

  writeFileSync(join(folder.path, 'port'), 'nonsense 99999999');
  const fourth = await start();
  expect((await fetch(`${fourth.url}/health`)).status).toBe(200);
  await fourth.stop();
});
