import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { isPrivateAddress, isPrivateHost, publicLookup } from '../../../../src/main/net/public-addresses.ts';

describe('private addresses', () => {
  it.each([
    '127.0.0.1', '127.9.9.9', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '224.0.0.1', '255.255.255.255',
    '::1', '::', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:192.168.1.1', '::ffff:a00:1', '64:ff9b::a00:1', '64:ff9b::169.254.169.254', '2002:7f00:1::', '2001::1',
    'not an address', '',
  ])('%j is one', (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each(['1.1.1.1', '8.8.8.8', '172.15.0.1', '172.32.0.1', '100.63.0.1', '192.167.1.1', '2606:4700::1111', '::ffff:8.8.8.8', '64:ff9b::808:808'])('%s is none', (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  );

  it.each(['localhost', '127.0.0.1', '[::1]', '[::ffff:10.0.0.1]', new URL('https://0x7f000001/').hostname, new URL('https://2130706433/').hostname, new URL('https://127.1/').hostname])(
    'the host %s is in a private network',
    async (host) => expect(await isPrivateHost(host)).toBe(true),
  );

  it('are not given out by the lookup that connections use, whatever was checked before', async () => {
    const look = promisify(publicLookup) as (host: string, options: object) => Promise<unknown>;
    await expect(look('localhost', {})).rejects.toThrow('private network');
    await expect(look('localhost', { all: true })).rejects.toThrow('private network');
    await expect(look('1.1.1.1', {})).resolves.toBe('1.1.1.1');
    await expect(look('no-such-host.invalid', {})).rejects.toMatchObject({ code: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/) });
  });
});
