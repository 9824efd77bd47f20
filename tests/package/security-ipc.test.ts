/** The packaged app's own IPC, called wrongly from its own page; the same in full and without Electron: `tests/integration/security/ipc-fuzz.test.ts`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { errorCodes } from '../../src/shared/errors.ts';
import { packagedApp, type Bridged } from './security-app.ts';

vi.setConfig({ testTimeout: 120_000 });

const running = packagedApp('ipc');
const calls = 5_000;

/** Memory of the main process in MiB. */
function mainMemory(): number {
  const { pid } = running().unpacked.processes().find(({ type }) => type === 'browser')!;
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;
}

const state = (): Promise<string> =>
  running().app.page.evaluate(async () => {
    const { methods } = (window as unknown as Bridged).latchkey;
    return JSON.stringify(await Promise.all(['auth.state', 'connection.get', 'settings.get', 'vault.info', 'models.get', 'workspaces.list', 'outbox.list', 'desktop.get'].map((name) => methods[name]!())));
  });

describe('calls that are not in order, through Electron', () => {
  test(`${calls} of them are refused with a closed code; main goes on, unchanged`, async () => {
    const before = [await state(), readFileSync(join(running().unpacked.home.profile, 'settings.json'), 'utf8')];
    const memory = mainMemory();
    const outcome = await running().app.page.evaluate(async (count) => {
      const { methods } = (window as unknown as Bridged).latchkey;
      let seed = 20_261_122;
      const random = (): number => {
        seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
        return seed / 0x1_0000_0000;
      };
      const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
      const circular: Record<string, unknown> = {};
      circular['self'] = circular;
      let deep: unknown = 'PAYLOAD';
      for (let level = 0; level < 500; level += 1) deep = [deep];
      const leaves: unknown[] = [null, NaN, Infinity, 1n, '', 'PAYLOAD', 'PAYLOAD'.repeat(50_000), '\ud800PAYLOAD', '\u0000', circular, deep, new Date(0), new Map([['PAYLOAD', 1]]), new Set([1]), new Uint8Array(100_000), new ArrayBuffer(9), new Blob(['PAYLOAD']), document.body, window, () => 'PAYLOAD', Symbol('PAYLOAD'), new Error('PAYLOAD'), /x/, [], JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}')];
      const codes: Record<string, number> = {};
      const names = Object.keys(methods);
      for (let done = 0; done < count; done += 50) {
        await Promise.all(
          Array.from({ length: 50 }, async () => {
            const surprise: Record<string, unknown> = { surprise: pick(leaves) };
            const name = pick(names);
            // The bridge makes nothing, or an empty object, of some of these, which fits where all may be left out.
            const input = random() < 0.5 || /\.set$|^signIn\.browser$/.test(name) ? surprise : random() < 0.5 ? [pick(leaves)] : pick(leaves);
            let code: string;
            try {
              const result = await methods[name]!(input ?? 'null');
              code = result.ok ? `let through: ${name}` : (result.error?.code ?? 'none');
            } catch {
              // The bridge itself refuses what it cannot copy; main hears nothing of it.
              code = 'not copied';
            }
            codes[code] = (codes[code] ?? 0) + 1;
          }),
        );
      }
      return codes;
    }, calls);
    console.log(`${calls} malformed calls through Electron: ${JSON.stringify(outcome)}, main ${(mainMemory() - memory).toFixed(0)} MB more`);
    expect(Object.values(outcome).reduce((sum, count) => sum + count, 0)).toBe(calls);
    const known: readonly string[] = [...errorCodes, 'not copied'];
    expect(Object.keys(outcome).filter((code) => !known.includes(code))).toEqual([]);
    expect(Object.keys(outcome).filter((code) => !/^(request\.(invalid|too_large)|internal|not copied)$/.test(code))).toEqual([]);
    expect([await state(), readFileSync(join(running().unpacked.home.profile, 'settings.json'), 'utf8')]).toEqual(before);
    expect(running().unpacked.log()).not.toContain('PAYLOAD');
    expect(mainMemory() - memory).toBeLessThan(150);
  });

  test('names that are no methods are nothing to call', async () => {
    const kinds = await running().app.page.evaluate(() => {
      const { methods } = (window as unknown as Bridged).latchkey;
      return ['auth.token', 'vault.get', 'latchkey:call', 'ipcRenderer', 'send', 'invoke'].map((name) => typeof methods[name]);
    });
    expect(new Set(kinds)).toEqual(new Set(['undefined']));
  });
});
