/**
 * The example in one command: `node examples/fastapi/start.mjs`. Starts an auth server (the one embedded in Latchkey is a
 * Better Auth like any other) and this backend, both with their data in `.cache/fastapi`, and says how to open the app on them.
 */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { at, node } from '../../scripts/lib/paths.mjs';
import { providePython } from '../../scripts/lib/python.mjs';
import { fail, run, say } from '../../scripts/lib/run.mjs';

const authPort = 4170;
const chatPort = 4180;
const authUrl = `http://127.0.0.1:${authPort}`;
const chatUrl = `http://127.0.0.1:${chatPort}`;
const data = at('.cache', 'fastapi');

const prepared = await run(process.execPath, [at('scripts', 'setup.mjs'), 'check']);
if (prepared.code !== 0) process.exit(prepared.code);
const { python, problem } = await providePython();
if (problem !== undefined) fail(`The FastAPI example cannot run, because ${problem}.`);
mkdirSync(data, { recursive: true });

const running = [
  spawn(node(), [at('scripts', 'server.mjs'), '--port', String(authPort), '--data', data], { stdio: 'inherit' }),
  spawn(python, ['-m', 'uvicorn', '--factory', 'app.main:app', '--port', String(chatPort), '--log-level', 'warning'], {
    cwd: at('examples', 'fastapi'),
    stdio: 'inherit',
    env: {
      ...process.env,
      BETTER_AUTH_URL: authUrl,
      CHAT_DATABASE: at('.cache', 'fastapi', 'fastapi-chat.db'),
      PUBLIC_URL: chatUrl,
    },
  }),
];
for (const child of running) child.once('exit', () => stop());
process.once('SIGINT', stop);
process.once('SIGTERM', stop);

function stop() {
  for (const child of running) child.kill();
}

let up = false;
while (!up && running.every((child) => child.exitCode === null)) {
  up = await fetch(`${chatUrl}/health`).then(
    (answer) => answer.ok,
    () => false,
  );
  if (!up) await new Promise((resolve) => setTimeout(resolve, 200));
}
if (!up) fail('The example could not be started; the reason stands above.');
say(`Ready. In another terminal: npm start -- --server ${authUrl} --chat-url ${chatUrl}/chatkit`);
