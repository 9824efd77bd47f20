import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { limitConnections } from '../../../src/shared/connection-limit.ts';

class Socket extends EventEmitter {
  gone = false;
  destroy(): void {
    this.gone = true;
    this.emit('close');
  }
}

function setUp(max: number) {
  const server = new EventEmitter();
  limitConnections(server, max);
  const connect = (): Socket => {
    const socket = new Socket();
    server.emit('connection', socket);
    return socket;
  };
  const request = (socket: Socket): EventEmitter => {
    const response = new EventEmitter();
    server.emit('request', { socket }, response);
    return response;
  };
  return { connect, request };
}

describe('limitConnections', () => {
  it('lets the one go that has waited longest', () => {
    const { connect } = setUp(2);
    const [first, second, third] = [connect(), connect(), connect()];
    expect([first, second, third].map(({ gone }) => gone)).toEqual([true, false, false]);
    connect();
    expect(second.gone).toBe(true);
  });

  it('spares one that is being answered, and counts it as new when it falls idle', () => {
    const { connect, request } = setUp(2);
    const [busy, waiting] = [connect(), connect()];
    const [one, two] = [request(busy), request(busy)];
    const next = connect();
    expect([busy.gone, waiting.gone]).toEqual([false, true]);
    one.emit('close');
    const after = connect();
    expect([busy.gone, next.gone]).toEqual([false, true]);
    two.emit('close');
    connect();
    expect([busy.gone, after.gone]).toEqual([false, true]);
    connect();
    expect(busy.gone).toBe(true);
  });

  it('closes the new one where all are being answered, and has room again when one has gone', () => {
    const { connect, request } = setUp(1);
    const busy = connect();
    request(busy);
    expect(connect().gone).toBe(true);
    busy.destroy();
    expect(connect().gone).toBe(false);
  });
});
