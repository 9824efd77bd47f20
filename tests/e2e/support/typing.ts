import type { CDPSession, Page } from '@playwright/test';

/**
 * Search shortcut and text as keys of somebody who waits for nothing: all of them are on their way before the first has done
 * anything. The browser gives each to whoever has the keyboard when it gets there, as it does with a real one.
 */
export async function hurrySearch(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const keys = [...stroke(session, 'k', 2), ...Array.from(text).flatMap((key) => stroke(session, key, 0))];
  await Promise.all(keys);
  await session.detach();
}

/** @param modifiers bits of the protocol: 2 is Ctrl, 4 is Meta */
function stroke(session: CDPSession, key: string, modifiers: number): Promise<unknown>[] {
  const event = { key, code: `Key${key.toUpperCase()}`, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0), modifiers: modifiers === 2 && process.platform === 'darwin' ? 4 : modifiers };
  return [
    session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event, ...(modifiers === 0 && { text: key }) }),
    session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event }),
  ];
}
