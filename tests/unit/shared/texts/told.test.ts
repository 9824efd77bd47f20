import { describe, expect, it } from 'vitest';
import { LatchkeyError, toWireError } from '../../../../src/shared/errors.ts';
import { texts as arabic } from '../../../../src/shared/texts/ar/texts.ts';
import { texts as english } from '../../../../src/shared/texts/en/texts.ts';
import { texts as german } from '../../../../src/shared/texts/de/texts.ts';
import { quoted, say, together } from '../../../../src/shared/texts/say.ts';
import { told } from '../../../../src/shared/texts/told.ts';

/** As it is after it crossed a process. */
const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe('a sentence of main', () => {
  it('is English for the log, and any language on the page', () => {
    const sentence = say('accounts', 'wasSignedOut', 'Ada');
    expect(sentence.message).toBe('Ada was signed out.');
    expect(told(german, sent(sentence))).toBe('Ada wurde abgemeldet.');
    expect(told(arabic, sent(sentence))).toContain('Ada');
  });

  it('keeps what is not given apart from what is', () => {
    expect(told(english, sent(say('signIn', 'tooManyAttempts', undefined)))).toBe('Too many attempts on the server on this computer.');
    expect(told(german, sent(say('accounts', 'waiting', 2)))).toBe('2 Nachrichten warten');
  });

  it('can hold others, and stand with others', () => {
    const inner = say('sidebar', 'deleteFailed', 'Lunch', quoted('Not allowed.'));
    expect(told(german, sent(inner))).toBe('„Lunch“ konnte nicht gelöscht werden und steht wieder in der Liste. Not allowed.');
    expect(together(inner, say('common', 'you')).message).toBe('Couldn’t delete “Lunch”, so it is back in the list. Not allowed. You');
  });

  it('is as it came where this version does not know it, or where a server said it', () => {
    expect(told(german, { message: 'As it came.', said: { key: 'errors.fromTheFuture', args: [] } })).toBe('As it came.');
    expect(told(german, { message: 'As it came.', said: { key: 'constructor.name', args: [] } })).toBe('As it came.');
    expect(told(german, { message: 'A server’s words.' })).toBe('A server’s words.');
  });

  it('travels with an error', () => {
    const wire = sent(toWireError(new LatchkeyError('settings.invalid', say('accounts', 'removedElsewhere'))));
    expect(wire).toMatchObject({ code: 'settings.invalid', message: 'This account was removed in another window.' });
    expect(told(german, wire)).toBe('Dieses Konto wurde in einem anderen Fenster entfernt.');
  });
});
