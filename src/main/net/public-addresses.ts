import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { lookup as lookupName } from 'node:dns/promises';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';

/** Loopback, link-local, private, shared, multicast, reserved and documentation networks (RFC 6890 and its updates). */
const ipv4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24],
  ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
];

/** The same of IPv6, and the tunnels that lead to any IPv4 address (6to4, Teredo, local NAT64). */
const ipv6: readonly (readonly [string, number])[] = [
  ['::', 128], ['::1', 128], ['64:ff9b:1::', 48], ['100::', 64], ['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['fc00::', 7], ['fe80::', 10], ['fec0::', 10], ['ff00::', 8],
];

function createBlockList(): BlockList {
  const list = new BlockList();
  for (const [network, bits] of ipv4) {
    list.addSubnet(network, bits, 'ipv4');
    // IPv4 inside IPv6, mapped, compatible and through NAT64: the same network.
    for (const prefix of ['::ffff:', '::', '64:ff9b::']) list.addSubnet(prefix + network, 96 + bits, 'ipv6');
  }
  for (const [network, bits] of ipv6) list.addSubnet(network, bits, 'ipv6');
  return list;
}

let blocked: BlockList | undefined;

/** True for an address that is not out on the internet. @param address without brackets or zone */
export function isPrivateAddress(address: string): boolean {
  blocked ??= createBlockList();
  const family = isIP(address);
  return family === 0 || blocked.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** Resolves a host name or reads an address. @returns no addresses where the name is not known here. */
async function addressesOf(hostname: string): Promise<string[]> {
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0) return [bare];
  const found = await lookupName(bare, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}

/** Whether one of a host's addresses is private. @param hostname as in `URL.hostname` */
export async function isPrivateHost(hostname: string): Promise<boolean> {
  return (await addressesOf(hostname)).some(isPrivateAddress);
}

/** The refusal of a private address, for whoever put it into a chat. */
export function privateRefusal(host: string): LatchkeyError {
  return new LatchkeyError('request.denied', say('requests', 'privateAddress', host));
}

/**
 * DNS lookup that gives out public addresses only. Used for the connection itself: a name that changes its address after
 * a check (DNS rebinding) gains nothing.
 */
export const publicLookup: LookupFunction = (hostname: string, options: LookupOptions, callback) => {
  lookup(hostname, options, (error: NodeJS.ErrnoException | null, found: string | LookupAddress[], family?: number) => {
    if (error !== null) {
      callback(error, '', 4);
      return;
    }
    const addresses = typeof found === 'string' ? [found] : found.map(({ address }) => address);
    if (addresses.some(isPrivateAddress)) callback(privateRefusal(hostname), '', 4);
    else callback(null, found, family);
  });
};
