import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..', '..');

export interface RunningProcess {
  /** First capture group of the awaited line. */
  match: string;
  /** Everything printed so far. */
  output(): string;
  exited: Promise<number>;
  stop(signal?: NodeJS.Signals): Promise<number>;
}

/** Starts a Node script and resolves when a line of its output matches; rejects with its output when it ends before. */
export function runUntil(args: readonly string[], line: RegExp, env: NodeJS.ProcessEnv): Promise<RunningProcess> {
  const child: ChildProcess = spawn(process.execPath, [...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const exited = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 128)));
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      text += chunk.toString();
      const found = line.exec(text);
      if (found === null) return;
      resolve({
        match: found[1] ?? '',
        output: () => text,
        exited,
        stop: (signal = 'SIGTERM') => {
          child.kill(signal);
          return exited;
        },
      });
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    void exited.then((code) => reject(new Error(`${args.join(' ')} ended with code ${code} before it was ready:\n${text}`)));
  });
}

/** The web host on free ports; `match` is the URL with the one-time key. */
export function startWebHost(args: readonly string[], env: NodeJS.ProcessEnv): Promise<RunningProcess> {
  return runUntil(['out/main/web.js', '--no-open', ...args], /is ready at (http:\S+)/, env);
}

/** The embedded server alone; `match` is its base URL. */
export function startServer(options: { dataDir: string; port?: number }, env: NodeJS.ProcessEnv = process.env): Promise<RunningProcess> {
  const port = String(options.port ?? 0);
  return runUntil(['out/main/server.js', '--port', port, '--data', options.dataDir], /listening on (http:\S+)/, env);
}
