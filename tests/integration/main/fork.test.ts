import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Child } from '../../../src/main/child.ts';
import { forkNodeChild } from '../../../src/main/fork.web.ts';

const channel = new URL('../../../src/main/parent-channel.ts', import.meta.url).href;

/** A child that runs these lines; `parent` is its way back. */
function forked(lines: string): Child {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-fork-'));
  const path = join(folder, 'child.ts');
  writeFileSync(path, `import { findParentChannel } from ${JSON.stringify(channel)};\nconst parent = findParentChannel();\n${lines}\n`);
  const child = forkNodeChild(path, []);
  onTestFinished(() => {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  return child;
}

const next = (child: Child): Promise<unknown> => new Promise((resolve) => child.onMessage(resolve));
const end = (child: Child): Promise<number> => new Promise((resolve) => child.onExit(resolve));

describe('a child process in plain Node', () => {
  it('hears and says what was said, bytes and what is undefined included', async () => {
    const child = forked('parent.onMessage((message) => parent.post(message));');
    const said = { a: undefined, list: [undefined, null], bytes: new Uint8Array([1, 2]) };
    const heard = next(child);
    child.post(said);
    expect(await heard).toStrictEqual(said);
  });

  it('ends in the middle of its work when it is killed, and what is said to it then goes nowhere', async () => {
    const child = forked("parent.post('busy'); for (;;);");
    const gone = end(child);
    await next(child);
    child.kill();
    await gone;
    expect(() => child.post('anybody?')).not.toThrow();
  });

  it('that cannot be started has ended', async () => {
    const child = forkNodeChild(join(tmpdir(), 'latchkey-nothing-is-here.ts'), []);
    expect(await end(child)).toBe(1);
  });
});
