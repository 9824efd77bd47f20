import { expect, it } from 'vitest';
import { createNoWindows } from '../../../../src/main/window/no-windows.ts';

it('knows what somebody looks at in a browser, while a page is there', () => {
  let connected = true;
  const windows = createNoWindows(() => connected);
  expect(windows.watches('t1')).toBe(false);
  windows.showing(undefined, { accountId: 'ada', threadId: 't1', watched: true });
  expect([windows.watches('t1'), windows.watches('t2')]).toEqual([true, false]);
  connected = false;
  expect(windows.watches('t1')).toBe(false);
  connected = true;
  windows.showing(undefined, { accountId: 'ada', threadId: 't1', watched: false });
  expect(windows.watches('t1')).toBe(false);
});

it('leaves windows to the browser', () => {
  const windows = createNoWindows(() => true);
  expect(windows.state(undefined)).toEqual({});
  expect(() => windows.act(undefined, 'window.new')).toThrow('In a browser');
});
