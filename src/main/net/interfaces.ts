import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';
import type { Dispose } from '../platform.ts';

export type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

const lookEveryMs = 5_000;

export interface NetworkWatchDeps {
  /** Told when addresses came, went or changed; `connected`: whether there is one that leads off this machine. */
  onChange(connected: boolean): void;
  interfaces?: () => Interfaces;
  /** Calls again and again. @returns the undo */
  every?: (run: () => void, ms: number) => Dispose;
}

/** Watches the machine's addresses, which neither Node nor Electron tells about by itself. */
export function watchNetwork({ onChange, interfaces = networkInterfaces, every = onTimer }: NetworkWatchDeps): Dispose {
  let before = addressesOf(interfaces());
  return every(() => {
    const now = addressesOf(interfaces());
    if (now === before) return;
    before = now;
    onChange(now !== '');
  }, lookEveryMs);
}

/** Of networks beyond this machine, in one order; link-local IPv6 ones say nothing. */
function addressesOf(interfaces: Interfaces): string {
  return Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
    .map(({ cidr, address }) => cidr ?? address)
    .toSorted()
    .join(' ');
}

function onTimer(run: () => void, ms: number): Dispose {
  const timer = setInterval(run, ms);
  timer.unref();
  return () => clearInterval(timer);
}
