import { describe, expect, it } from 'vitest';
import { watchNetwork, type Interfaces } from '../../../../src/main/net/interfaces.ts';

const address = (ip: string, internal = false): NonNullable<Interfaces[string]>[number] => ({
  address: ip, cidr: `${ip}/24`, netmask: '255.255.255.0', mac: '00:00:00:00:00:00', internal, ...(ip.includes(':') ? { family: 'IPv6', scopeid: 0 } : { family: 'IPv4' }),
});

function setUp(first: Interfaces) {
  const told: boolean[] = [];
  let present = first;
  let look: () => void = () => undefined;
  let stopped = false;
  const stop = watchNetwork({
    onChange: (connected) => told.push(connected),
    interfaces: () => present,
    every(run) {
      look = run;
      return () => void (stopped = true);
    },
  });
  return {
    told,
    stop,
    stopped: () => stopped,
    become(next: Interfaces) {
      present = next;
      look();
    },
  };
}

const lo = [address('127.0.0.1', true)];

describe('the machine’s network', () => {
  it('is told about when the last address beyond this machine goes, and when one comes', () => {
    const { told, become } = setUp({ lo, eth0: [address('192.0.2.7')] });
    become({ lo, eth0: [address('192.0.2.7')] });
    become({ lo });
    become({ lo, wlan0: [address('198.51.100.4')] });
    expect(told).toEqual([false, true]);
  });

  it('is told about when it becomes another one', () => {
    const { told, become } = setUp({ lo, eth0: [address('192.0.2.7')] });
    become({ lo, eth0: [address('198.51.100.4')] });
    expect(told).toEqual([true]);
  });

  it('is not told about for link-local addresses and other orders of the same', () => {
    const { told, become } = setUp({ a: [address('192.0.2.7')], b: [address('198.51.100.4')] });
    become({ b: [address('198.51.100.4'), address('fe80::1')], a: [address('192.0.2.7')] });
    expect(told).toEqual([]);
  });

  it('is watched until it is not', () => {
    const { stop, stopped } = setUp({ lo });
    void stop();
    expect(stopped()).toBe(true);
  });
});
