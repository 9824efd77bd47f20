import { describe, expect, it } from 'vitest';
import { decodeMessage, encodeCall, messageLength } from '../../../../src/main/vault/dbus-message.ts';
import { createSecretServiceSearch, sessionBusPaths } from '../../../../src/main/vault/secret-service.ts';

describe('sessionBusPaths', () => {
  it.each([
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus' }, ['/run/user/1000/bus']],
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/tmp/a%20b,guid=12' }, ['/tmp/a b']],
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:guid=12,path=/tmp/bus' }, ['/tmp/bus']],
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:abstract=/tmp/dbus-x,guid=12' }, ['\0/tmp/dbus-x']],
    [{ DBUS_SESSION_BUS_ADDRESS: 'tcp:host=h,port=1;unix:path=/second' }, ['/second']],
    [{ XDG_RUNTIME_DIR: '/run/user/1000' }, ['/run/user/1000/bus']],
    [{}, []],
  ])('reads %o', (env, paths) => {
    expect(sessionBusPaths(env)).toEqual(paths);
  });
});

describe('D-Bus messages', () => {
  it('encodes a call with every part on its alignment', () => {
    const call = encodeCall({ serial: 2, destination: 'a.b', path: '/p', interface: 'i.f', member: 'M', dictionary: { k: 'v', key: 'value' } });
    expect(call.length).toBe(messageLength(call));
    expect(call.readUInt32LE(8)).toBe(2);
    const fields = call.readUInt32LE(12);
    const body = call.subarray(Math.ceil((16 + fields) / 8) * 8);
    expect(body.length).toBe(call.readUInt32LE(4));
    expect(body.readUInt32LE(0)).toBe(body.length - 8);
    expect(body.subarray(8, 22).toString('latin1')).toBe('\x01\0\0\0k\0\0\0\x01\0\0\0v\0');
  });

  it.each([0, 1, 5, 16])('does not trip over %i bytes of nonsense', (length) => {
    expect(decodeMessage(Buffer.alloc(length, 'l'))).toBeUndefined();
    expect(messageLength(Buffer.alloc(15))).toBeUndefined();
  });
});

describe('the search', () => {
  it('knows nothing where nobody listens', async () => {
    expect(await createSecretServiceSearch({ env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' }, uid: 0 })({ service: 'x' })).toBeUndefined();
    expect(await createSecretServiceSearch({ env: {}, uid: 0 })({ service: 'x' })).toBeUndefined();
  });
});
