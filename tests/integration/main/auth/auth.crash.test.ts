import { describe, expect, it, vi } from 'vitest';
import type { Fetch } from '../../../../src/main/platform.ts';
import type { SecretVault } from '../../../../src/main/secret-vault.ts';
import type { VaultStateFile } from '../../../../src/main/vault/vault-state.ts';
import { ada, entry, useAuthFixture } from '../../../support/auth-fixture.ts';
import { createAuthHarness, type AuthHarness } from '../../../support/auth-harness.ts';
import { createMemoryStateFile } from '../../../support/vault-state.ts';

const fixture = useAuthFixture();

/** A process that is killed right before, or right after, its n-th step: a change to the keychain or to a file, or a request. */
function createVictim(file: VaultStateFile, steps: number, after: boolean) {
  let left = steps;
  let kill: () => void = () => undefined;
  const killed = new Promise<void>((resolve) => (kill = resolve));
  let dead = false;
  /** What is asked of the dead is never answered. */
  async function step<T>(act: () => Promise<T>): Promise<T> {
    const never = new Promise<T>(() => undefined);
    if (dead) return never;
    left -= 1;
    if (left > 0) return act();
    dead = true;
    if (after) await act().catch(() => undefined);
    kill();
    return never;
  }
  const alive = <T>(act: () => Promise<T>): Promise<T> => (dead ? new Promise(() => undefined) : act());
  const { keychain } = fixture;
  const vault: SecretVault = {
    kind: keychain.kind,
    get: (name) => alive(() => keychain.get(name)),
    status: () => alive(() => keychain.status()),
    set: (name, value) => step(() => keychain.set(name, value)),
    delete: (name) => step(() => keychain.delete(name)),
  };
  const fetch: Fetch = (input, init) => step(() => globalThis.fetch(input, init));
  // Written at once or not at all; between two of its steps a process does nothing that lasts.
  const disk: VaultStateFile = { read: () => file.read(), keepAside: () => file.keepAside(), write: (text) => (dead ? undefined : file.write(text)) };
  // Not the fixture's: the dead cannot be disposed of.
  const harness = createAuthHarness({ url: fixture.server.url, vault, fetch, file: disk });
  return { harness, killed, isDead: () => dead };
}

async function restart(file: VaultStateFile): Promise<AuthHarness> {
  const harness = fixture.open({ file });
  await harness.auth.start();
  return harness;
}

/** Runs it killed at the first step, at the second one, and so on, until it comes to its end alive. */
async function atEachStep(run: (harness: AuthHarness) => Promise<unknown>, before: (file: VaultStateFile) => Promise<void>, check: (file: VaultStateFile) => Promise<void>): Promise<number> {
  for (let steps = 1; ; steps += 1) {
    let survived = false;
    for (const after of [false, true]) {
      fixture.keychain.values.clear();
      fixture.server.revokeAllSessions();
      const file = createMemoryStateFile();
      await before(file);
      const victim = createVictim(file, steps, after);
      await Promise.race([run(victim.harness).catch(() => undefined), victim.killed]);
      survived ||= !victim.isDead();
      if (!victim.isDead()) await victim.harness.auth.dispose();
      await check(file);
    }
    if (survived) return steps;
  }
}

/** Ada has an account, and nobody here knows. */
async function signUpOnce(): Promise<void> {
  await fixture.signUpBefore();
  fixture.keychain.values.clear();
  fixture.server.revokeAllSessions();
}

async function signedInBefore(file: VaultStateFile): Promise<void> {
  const { auth } = await restart(file);
  await auth.signIn(ada);
  await auth.dispose();
}

describe('killed at any step', () => {
  it('of signing in, the app starts signed in or signed out, and either way the person gets in', async () => {
    await signUpOnce();
    const steps = await atEachStep(
      async ({ auth }) => {
        await auth.start();
        await auth.signIn(ada);
        await auth.token();
      },
      () => Promise.resolve(),
      async (file) => {
        const { auth } = await restart(file);
        expect(['signed_in', 'signed_out']).toContain(auth.state().status);
        if (auth.state().status === 'signed_out') await auth.signIn(ada);
        expect(await auth.token()).toMatch(/^ey/);
        await auth.dispose();
      },
    );
    expect(steps).toBeGreaterThan(2);
  });

  it('of signing out, the app starts with the session as it was, or without it and the server hears of it', async () => {
    await signUpOnce();
    let left = 0;
    const steps = await atEachStep(
      async ({ auth, until }) => {
        await auth.start();
        await until({ online: true });
        await auth.signOut();
        await vi.waitFor(() => expect(fixture.keychain.values.size).toBe(0));
      },
      signedInBefore,
      async (file) => {
        const { auth, until } = await restart(file);
        if (auth.state().status === 'signed_in') {
          await until({ online: true });
          expect(fixture.server.sessions()).toHaveLength(1);
        } else {
          left += 1;
          expect(auth.state().status).toBe('signed_out');
          await vi.waitFor(() => expect(fixture.server.sessions()).toEqual([]));
          await vi.waitFor(() => expect(fixture.keychain.values.size).toBe(0));
        }
        await auth.dispose();
      },
    );
    expect(steps).toBeGreaterThan(4);
    expect(left).toBeGreaterThan(4);
  });
});

describe('a sign-out', () => {
  it('is kept to although the keychain was locked and the server away, once both are back', async () => {
    await signUpOnce();
    const file = createMemoryStateFile();
    await signedInBefore(file);
    const { auth } = await restart(file);
    await fixture.server.stop();
    fixture.keychain.shut('locked');
    await auth.signOut();
    await auth.dispose();
    expect(fixture.keychain.values.has(entry)).toBe(true);
    fixture.keychain.shut(undefined);
    await fixture.server.start();
    const later = await restart(file);
    expect(later.auth.state()).toEqual({ status: 'signed_out', reason: 'signed_out_here' });
    expect(later.states).not.toContainEqual(expect.objectContaining({ status: 'signed_in' }));
    await vi.waitFor(() => expect(fixture.keychain.values.size).toBe(0));
    await vi.waitFor(() => expect(fixture.server.sessions()).toEqual([]));
  });

  it('is told to a server that was away for days, over as many restarts, with no more kept than it takes', async () => {
    const file = createMemoryStateFile();
    const first = await restart(file);
    await first.auth.signUp(ada);
    const { clock } = first;
    await fixture.server.stop();
    await first.auth.signOut();
    await first.auth.dispose();
    for (let day = 0; day < 5; day += 1) {
      clock.sleep(86_400_000);
      const { auth } = fixture.open({ file, clock });
      await auth.start();
      expect(auth.state()).toEqual({ status: 'signed_out' });
      await auth.dispose();
    }
    expect([...fixture.keychain.values.keys()]).toEqual(['revoke:local:1']);
    const kept = JSON.parse(fixture.keychain.values.get('revoke:local:1')!) as { open: object[] };
    expect(kept.open.map((one) => Object.keys(one))).toEqual([['name', 'value', 'since']]);
    await fixture.server.start();
    await restart(file);
    await vi.waitFor(() => expect(fixture.server.sessions()).toEqual([]));
    await vi.waitFor(() => expect(fixture.keychain.values.size).toBe(0));
  });

  it('of somebody who signs in again is not held against the new session', async () => {
    await signUpOnce();
    const file = createMemoryStateFile();
    await signedInBefore(file);
    const { auth, clock } = await restart(file);
    fixture.keychain.shut('locked');
    await auth.signOut();
    await auth.signIn(ada);
    // Seen shut by the app itself, so that opening it is news.
    await clock.advance(30_000);
    fixture.keychain.shut(undefined);
    await clock.advance(300_000);
    await vi.waitFor(() => expect(auth.vaultInfo().remembers).toBe(true));
    await auth.dispose();
    const later = await restart(file);
    expect(later.auth.state().status).toBe('signed_in');
  });
});
