import { describe, expect, it } from 'vitest';
import { waysOut } from '../../../../../src/renderer/shell/sign-in/vault-words.ts';
import type { VaultCause } from '../../../../../src/shared/auth-state.ts';
import { texts } from '../../../../../src/shared/texts/en/texts.ts';

const causes = Object.keys(texts.keychain.fix) as VaultCause[];

describe('a sign-in that cannot be read', () => {
  it.each(causes)('has words and ways out when it is %s', (cause) => {
    const ways = waysOut(texts, cause);
    expect(texts.keychain.unread[cause]).toMatch(/because .*\. Nothing was deleted\.$/);
    expect(texts.keychain.fix[cause]).toMatch(/^[A-Z].*\.$/);
    expect(ways.retry.label).not.toBe('');
    expect(ways.signIn.means).toMatch(/\.$/);
  });

  it('asks the person to unlock what is locked, and only that', () => {
    expect(waysOut(texts, 'locked').retry.label).toBe('Unlock');
    expect(causes.filter((cause) => waysOut(texts, cause).retry.label === 'Unlock')).toEqual(['locked']);
  });

  it('says that a new sign-in lasts until the app quits where the keychain may open again', () => {
    expect(causes.filter((cause) => /until you quit/.test(waysOut(texts, cause).signIn.label))).toEqual(['locked', 'denied', 'failed']);
  });

  it('offers the stores that would work now, and no others', () => {
    expect(waysOut(texts, 'denied').stores).toEqual([]);
    expect(waysOut(texts, 'denied', ['safe-storage']).stores).toMatchObject([{ to: 'safe-storage', label: 'Use Latchkey’s own encrypted store' }]);
    expect(waysOut(texts, 'missing', ['keytar']).stores).toMatchObject([{ to: 'keytar', label: 'Use the system’s keychain' }]);
  });
});
