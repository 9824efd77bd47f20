import { readFileSync, writeFileSync } from 'node:fs';
import type { Server as HttpServer } from 'node:http';
import { join } from 'node:path';
import { listen } from './listen.ts';

const fileIn = (dataDir: string): string => join(dataDir, 'port');

/**
 * Listens where the last run of this folder did, so that a page which a browser has of it still leads here after a
 * restart; on another free port where that one is taken.
 * @throws {StartFailure} when the address cannot be had
 */
export async function listenWhereBefore(server: HttpServer, { host, dataDir }: { host: string; dataDir: string }): Promise<number> {
  const before = readPort(dataDir);
  return (before === undefined ? undefined : await listen(server, { port: before, host }).catch(() => undefined)) ?? listen(server, { port: 0, host });
}

/** For the next run. A folder that cannot be written is said by whoever needs it more. */
export function rememberPort(dataDir: string, port: number): void {
  try {
    writeFileSync(fileIn(dataDir), `${port}\n`, { mode: 0o600 });
  } catch {
    // The next run takes another one.
  }
}

function readPort(dataDir: string): number | undefined {
  try {
    const text = readFileSync(fileIn(dataDir), 'utf8').trim();
    return /^\d{4,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined;
  } catch {
    return undefined;
  }
}
