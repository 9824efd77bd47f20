import { describe, expect, it } from 'vitest';
import { accountName, accountState, attention, initialOf } from '../../../../../src/renderer/shell/accounts/account-words.ts';
import { texts } from '../../../../../src/shared/texts/en/texts.ts';

const ada = { id: 'a', name: 'Ada Lovelace', email: 'ada@example.com' };

describe('the words of the account menu', () => {
  it('call an account by its name, else its address, else say that nobody is there', () => {
    expect(accountName(texts, { user: ada, status: 'signed_in' })).toBe('Ada Lovelace');
    expect(accountName(texts, { user: { ...ada, name: '' }, status: 'signed_in' })).toBe('ada@example.com');
    expect(accountName(texts, { status: 'signed_out' })).toBe('Nobody signed in');
    expect(accountName(texts, { status: 'session_unreachable' })).toBe('Can’t be read');
  });

  it('say nothing where all is well, and otherwise what is the matter', () => {
    expect(accountState(texts, { user: ada, status: 'signed_in', queued: 0 })).toBe('');
    expect(accountState(texts, { user: ada, status: 'signed_out', queued: 0 })).toBe('Signed out');
    expect(accountState(texts, { status: 'signed_out', queued: 0 })).toBe('');
    expect(accountState(texts, { user: ada, status: 'signed_out', queued: 1 })).toBe('Signed out · 1 message waiting');
    expect(accountState(texts, { status: 'session_unreachable', queued: 1_200 })).toBe('Keychain gives no answer · 1,200 messages waiting');
  });

  it('draw attention to another account that the server signed out or the keychain holds back, and to no other', () => {
    const here = { id: 'main', label: 'This computer', status: 'signed_in', current: true, queued: 0, user: ada } as const;
    const other = { ...here, id: 'b', current: false };
    const ended = { ...other, status: 'signed_out', ended: true } as const;
    expect(attention(texts, [here, other, { ...other, status: 'signed_out' }])).toBeUndefined();
    expect(attention(texts, [{ ...here, status: 'signed_out', ended: true }])).toBeUndefined();
    expect(attention(texts, [here, ended])).toBe('Ada Lovelace was signed out.');
    expect(attention(texts, [here, { ...other, status: 'session_unreachable' }])).toMatch(/keychain gives no answer/);
    expect(attention(texts, [here, ended, ended])).toBe('2 other accounts need you.');
  });

  it('count in English', () => {
    expect([texts.common.messages(1), texts.common.messages(2)]).toEqual(['1 message', '2 messages']);
  });

  it('take whole letters for the picture', () => {
    expect(['ada', ' éa', '👩‍🚀 crew', ''].map(initialOf)).toEqual(['A', 'É', '👩‍🚀', '?']);
  });
});
