import { describe, expect, it } from 'vitest';
import { connectShell } from '../../../../src/renderer/chat/frame-port.ts';
import { portMessage } from '../../../../src/shared/chat-frame.ts';
import type { ToFrame } from '../../../../src/shared/chat-frame.ts';

const shellOrigin = 'app://shell';

function fixture() {
  const parent = {};
  const target = new EventTarget();
  const received: ToFrame[] = [];
  const frame = connectShell({ shellOrigin, parent, target, onMessage: (message) => received.push(message) });
  const offer = (fields: object = {}) => {
    const { port1, port2 } = new MessageChannel();
    const event = Object.assign(new Event('message'), { source: parent, origin: shellOrigin, data: { type: portMessage }, ports: [port2], ...fields });
    target.dispatchEvent(event);
    const answer = (): Promise<unknown> => new Promise((done) => {
      port1.onmessage = ({ data }) => done(data);
    });
    return { port: port1, other: port2, answer };
  };
  return { frame, offer, received };
}

describe('connectShell', () => {
  it('answers the port of the shell, takes its messages and sends through it', async () => {
    const { frame, offer, received } = fixture();
    const { port, answer } = offer();
    await expect(answer()).resolves.toEqual({ type: 'frame.ready' });
    port.postMessage({ type: 'thread.open', threadId: 'thr_1', extra: 1 });
    port.postMessage({ type: 'thread.explode' });
    port.postMessage({ type: 'composer.focus' });
    await expect.poll(() => received.length).toBe(2);
    expect(received).toEqual([{ type: 'thread.open', threadId: 'thr_1' }, { type: 'composer.focus' }]);
    const next = answer();
    frame.send({ type: 'response.started' });
    await expect(next).resolves.toEqual({ type: 'response.started' });
    frame.dispose();
    port.close();
  });

  it.each<[string, object]>([
    ['another origin', { origin: 'https://evil.example' }],
    ['another window', { source: {} }],
    ['another message', { data: { type: 'hello' } }],
    ['no port', { ports: [] }],
  ])('takes no port with %s', (_name, fields) => {
    const { frame, offer } = fixture();
    const { port, other } = offer(fields);
    expect((other as { onmessage: unknown }).onmessage).toBeNull();
    frame.dispose();
    port.close();
  });
});
