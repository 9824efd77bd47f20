import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { maxInputBytes } from '../../../src/main/ipc/input-size.ts';
import { createRouter, type Handlers } from '../../../src/main/ipc/router.ts';
import { methodNames, type MethodName } from '../../../src/shared/desktop-api.ts';
import { inputSchemas } from '../../../src/shared/desktop-schemas.ts';
import { ipcPage } from '../../support/ipc-table.ts';
import { quietLog } from '../../support/quiet-log.ts';

it('docs/ipc.md lists every method and event as they are', async () => {
  await expect(ipcPage(maxInputBytes)).toMatchFileSnapshot(join(import.meta.dirname, '..', '..', '..', 'docs', 'ipc.md'));
});

describe('the rules that hold for every method', () => {
  const called: string[] = [];
  const handlers = Object.fromEntries(methodNames.map((name) => [name, () => void called.push(name)])) as unknown as Handlers;
  const router = createRouter({ handlers, shellOrigin: 'app://shell', log: quietLog() });
  const shell = { origin: 'app://shell', topFrame: true };
  const code = async (sender: typeof shell, method: MethodName, input: unknown): Promise<string | undefined> => {
    const result = await router.dispatch(sender, method, input);
    return result.ok ? undefined : result.error.code;
  };

  it.each(methodNames)('%s', async (method) => {
    called.length = 0;
    expect(Object.keys(inputSchemas)).toContain(method);
    expect(await code({ ...shell, origin: 'app://chat' }, method, undefined)).toBe('request.denied');
    expect(await code({ ...shell, topFrame: false }, method, undefined)).toBe('request.denied');
    expect(await code(shell, method, { text: 'x'.repeat(maxInputBytes / 2) })).toBe('request.too_large');
    expect(await code(shell, method, { an: { object: { of: { too: { many: { levels: { in: { it: { all: 1 } } } } } } } } })).toBe('request.too_large');
    expect(await code(shell, method, { surprise: true })).toBe('request.invalid');
    expect(await code(shell, method, [])).toBe('request.invalid');
    expect(called).toEqual([]);
  });
});
