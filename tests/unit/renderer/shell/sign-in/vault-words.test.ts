import { describe, expect, it } from 'vitest';
import { vaultWords, waysOut } from '../../../../../src/renderer/shell/sign-in/vault-words.ts';
import type { VaultCause } from '../../../../../src/shared/auth-state.ts';

const causes = Object.keys(vaultWords) as VaultCause[];

describe('a sign-in that cannot be read', () => {
  it.each(causes)('has words and ways out when it is %s', (cause) => {
    const ways = waysOut(cause);
    expect(vaultWords[cause].because).toMatch(/^[a-z].*[^.]$/);
    expect(vaultWords[cause].fix).toMatch(/^[A-Z].*\.$/);
    expect(ways.retry.label).not.toBe('');
    expect(ways.signIn.means).toMatch(/\.$/);
  });

  it('asks the person to unlock what is locked, and only that', () => {
    expect(waysOut('locked').retry.label).toBe('Unlock');
    expect(causes.filter((cause) => waysOut(cause).retry.label === 'Unlock')).toEqual(['locked']);
  });

  it('says that a new sign-in lasts until the app quits where the keychain may open again', () => {
    expect(causes.filter((cause) => /until you quit/.test(waysOut(cause).signIn.label))).toEqual(['locked', 'denied', 'failed']);
  });

  it('offers the stores that would work now, and no others', () => {
    expect(waysOut('denied').stores).toEqual([]);
    expect(waysOut('denied', ['safe-storage']).stores).toMatchObject([{ to: 'safe-storage', label: 'Use Latchkey’s own encrypted store' }]);
    expect(waysOut('missing', ['keytar']).stores).toMatchObject([{ to: 'keytar', label: 'Use the system’s keychain' }]);
  });
});
