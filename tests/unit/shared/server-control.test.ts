import { describe, expect, it } from 'vitest';
import { parseFromServer, parseToServer } from '../../../src/shared/server-control.ts';

const model = { baseUrl: 'http://127.0.0.1:1/v1', apiKey: 'k', model: 'm' };

describe('messages between a host and its server', () => {
  it('pass with only the fields that they are known for', () => {
    expect(parseToServer({ type: 'configure', model: { ...model, extra: 1 }, extra: 1 })).toEqual({ type: 'configure', model });
    expect(parseToServer({ type: 'configure', model: { ...model, via: 'http://127.0.0.1:2/s' } })).toEqual({ type: 'configure', model: { ...model, via: 'http://127.0.0.1:2/s' } });
    expect(parseToServer({ type: 'configure', model: null })).toEqual({ type: 'configure', model: null });
    expect(parseToServer({ type: 'stop', extra: 1 })).toEqual({ type: 'stop' });
    expect(parseToServer({ type: 'unlock', dataKey: 'ab'.repeat(32), extra: 1 })).toEqual({ type: 'unlock', dataKey: 'ab'.repeat(32) });
    expect(parseToServer({ type: 'unlock', dataKey: null })).toEqual({ type: 'unlock', dataKey: null });
    expect(parseFromServer({ type: 'key_wanted', extra: 1 })).toEqual({ type: 'key_wanted' });
    expect(parseFromServer({ type: 'listening', url: 'u', extra: 1 })).toEqual({ type: 'listening', url: 'u', encrypted: false });
    expect(parseFromServer({ type: 'listening', url: 'u', encrypted: true })).toEqual({ type: 'listening', url: 'u', encrypted: true });
    expect(parseFromServer({ type: 'failed', message: 'm', reason: 'whim' })).toEqual({ type: 'failed', message: 'm' });
    expect(parseFromServer({ type: 'failed', message: 'm', reason: 'key_wrong' })).toEqual({ type: 'failed', message: 'm', reason: 'key_wrong' });
  });

  it.each([
    undefined,
    null,
    'stop',
    1,
    {},
    { type: 'configure' },
    { type: 'configure', model: { ...model, apiKey: 1 } },
    { type: 'unlock' },
    { type: 'unlock', dataKey: 'ab' },
    { type: 'unlock', dataKey: 7 },
    { type: 'listening' },
    { type: 'failed', message: 1 },
  ])('do not pass as %o', (value) => {
    expect(parseToServer(value)).toBeUndefined();
    expect(parseFromServer(value)).toBeUndefined();
  });
});
