import { expect, it } from 'vitest';
import { followChatHome } from '../../../../src/renderer/shell/chat-home.ts';
import { createStore } from '../../../../src/renderer/shell/state/observable.ts';
import type { ConnectionView } from '../../../../src/shared/desktop-api.ts';

const view = (chatOrigin: string, chat?: object): ConnectionView =>
  ({ connection: { kind: 'local', ...(chat && { chat }) }, editable: true, label: 'x', chatOrigin });

function setUp() {
  const connection = createStore<ConnectionView | undefined>(undefined);
  const done: string[] = [];
  const stop = followChatHome({ connection, frameOrigin: 'app://chat', reloadFrame: () => done.push('frame'), reloadShell: () => done.push('shell') });
  return { connection, done, stop };
}

it('leaves the frame alone when the connection only becomes known, or is told again', () => {
  const { connection, done } = setUp();
  connection.set(view('app://chat'));
  connection.set(view('app://chat'));
  expect(done).toEqual([]);
});

it('loads the chat page anew with another connection, or other settings of the same', () => {
  const { connection, done } = setUp();
  connection.set(view('app://chat'));
  connection.set(view('app://chat', { domainKey: 'k' }));
  connection.set({ ...view('app://chat'), connection: { kind: 'remote', authUrl: 'https://a', chatUrl: 'https://a/c' } });
  expect(done).toEqual(['frame', 'frame']);
});

it('loads the whole window anew when the chat page moves, because its policy names the old place', () => {
  const { connection, done, stop } = setUp();
  connection.set(view('app://chat'));
  connection.set(view('app://desktop.example.com', { host: 'app://desktop.example.com' }));
  expect(done).toEqual(['shell']);
  stop();
  connection.set(view('app://chat'));
  expect(done).toEqual(['shell']);
});
