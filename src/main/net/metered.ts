import { execFile } from 'node:child_process';

/** `undefined`: not known. Must not reject. */
export type AskMetered = () => Promise<boolean | undefined>;

/** What was answered last is good for so long, ms. */
const goodForMs = 10_000;
const patienceMs = 2_000;

/**
 * Whether traffic costs money, as a question that can be asked at any time: answered from what is known, which is asked
 * for anew when it is old. Nothing runs while nobody asks. False until, and unless, the network is known to be metered.
 * @param deps.elapsed milliseconds that only grow
 */
export function createMetered({ ask, elapsed = () => performance.now() }: { ask: AskMetered; elapsed?: (() => number) | undefined }): () => boolean {
  let metered = false;
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking = false;
  return () => {
    if (!asking && elapsed() - askedAt >= goodForMs) {
      asking = true;
      askedAt = elapsed();
      void ask().then((answer) => {
        asking = false;
        metered = answer ?? false;
      });
    }
    return metered;
  };
}

/**
 * What busctl prints for the property `Metered` of NetworkManager, an `NMMetered`: 1 yes, 2 no, 3 and 4 the same as a
 * guess, 0 unknown.
 */
export function parseMetered(printed: string): boolean | undefined {
  const value = /^u (\d+)\s*$/.exec(printed)?.[1];
  if (value === '1' || value === '3') return true;
  return value === '2' || value === '4' ? false : undefined;
}

const manager = 'org.freedesktop.NetworkManager';

/** Asks NetworkManager over the system bus. Where it, the bus or busctl is missing, and elsewhere than on Linux: not known. */
export function askNetworkManager(platform: NodeJS.Platform = process.platform): Promise<boolean | undefined> {
  if (platform !== 'linux') return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const args = ['--system', '--auto-start=no', 'get-property', manager, '/org/freedesktop/NetworkManager', manager, 'Metered'];
    execFile('busctl', args, { timeout: patienceMs, killSignal: 'SIGKILL', windowsHide: true }, (error, printed) => resolve(error === null ? parseMetered(printed) : undefined));
  });
}
