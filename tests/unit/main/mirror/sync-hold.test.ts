import { expect, it } from 'vitest';
import { createSyncGate } from '../../../../src/main/mirror/sync-hold.ts';

function setUp() {
  const machine: { offline: boolean; spare: 'battery' | 'metered' | undefined } = { offline: false, spare: undefined };
  return { machine, gate: createSyncGate({ isOffline: () => machine.offline, spare: () => machine.spare }) };
}

it('runs unless there is a battery or a metered network to be spared, or no way to the server', () => {
  const { machine, gate } = setUp();
  expect(gate.mayRun()).toBe('go');
  machine.spare = 'metered';
  expect(gate.mayRun()).toBe('metered');
  machine.spare = 'battery';
  expect(gate.mayRun()).toBe('battery');
  machine.offline = true;
  expect(gate.mayRun()).toBe('offline');
});

it('runs all the same once the person wants that, until it would have gone on by itself', () => {
  const { machine, gate } = setUp();
  machine.spare = 'metered';
  gate.insist(true);
  expect(gate.mayRun()).toBe('go');
  machine.spare = undefined;
  expect(gate.mayRun()).toBe('go');
  machine.spare = 'metered';
  expect(gate.mayRun()).toBe('metered');
});

it('waits again when the person pauses, and knows no way around a server that is not there', () => {
  const { machine, gate } = setUp();
  machine.spare = 'battery';
  gate.insist(true);
  machine.offline = true;
  expect(gate.mayRun()).toBe('offline');
  machine.offline = false;
  gate.insist(false);
  expect(gate.mayRun()).toBe('battery');
});

it('keeps no wish that there was no need for', () => {
  const { machine, gate } = setUp();
  gate.insist(true);
  machine.spare = 'battery';
  expect(gate.mayRun()).toBe('battery');
});
