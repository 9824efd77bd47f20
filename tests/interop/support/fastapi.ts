import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const exampleDir = join(import.meta.dirname, '..', '..', '..', 'examples', 'fastapi');

/** The Python with the SDK in it. */
export function python(): string {
  const path = process.env['LATCHKEY_PYTHON'];
  if (path === undefined) throw new Error('Run these tests with: npm run test:interop');
  return path;
}

export interface FastApi {
  url: string;
  chatUrl: string;
  /** Everything printed so far. */
  output(): string;
  stop(): Promise<void>;
}

/** Starts the example backend as its README says, for tokens of the auth server at `authUrl`. */
export async function startFastApi(authUrl: string, env: Record<string, string> = {}): Promise<FastApi> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-fastapi-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(python(), ['-m', 'uvicorn', '--factory', 'app.main:app', '--host', '127.0.0.1', '--port', String(port)], {
    cwd: exampleDir,
    env: {
      PATH: process.env['PATH'], BETTER_AUTH_URL: authUrl, PUBLIC_URL: url, CHAT_DATABASE: join(folder, 'chat.db'), PYTHONDONTWRITEBYTECODE: '1', ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      text += chunk.toString();
      if (text.includes('Uvicorn running on')) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    void exited.then(() => reject(new Error(`The FastAPI backend ended before it was ready:\n${text}`)));
  });
  return {
    url,
    chatUrl: `${url}/chatkit`,
    output: () => text,
    async stop() {
      child.kill();
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
