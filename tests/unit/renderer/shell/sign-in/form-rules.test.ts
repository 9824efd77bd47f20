import { describe, expect, it } from 'vitest';
import { checkFields, firstInvalid } from '../../../../../src/renderer/shell/sign-in/form-rules.ts';
import { texts } from '../../../../../src/shared/texts/en/texts.ts';

const good = { name: 'Ada', email: 'ada@example.com', password: 'correct horse' };

describe('checkFields', () => {
  it('accepts a complete form in both modes', () => {
    expect(checkFields(texts, 'sign-in', good)).toEqual({});
    expect(checkFields(texts, 'sign-up', good)).toEqual({});
  });

  it.each(['ada', 'ada@', '@example.com', 'ada@example', 'ada example@example.com', 'ada@example..com'])(
    'refuses %s as an e-mail address',
    (email) => {
      expect(checkFields(texts, 'sign-in', { ...good, email }).email).toMatch(/not an e-mail address/);
    },
  );

  it('forgives spaces around an address', () => {
    expect(checkFields(texts, 'sign-in', { ...good, email: '  ada@example.com ' })).toEqual({});
  });

  it('wants eight characters of a new password but leaves old ones to the server', () => {
    expect(checkFields(texts, 'sign-up', { ...good, password: 'short' }).password).toBe('Use at least 8 characters. This one has 5.');
    expect(checkFields(texts, 'sign-in', { ...good, password: 'short' })).toEqual({});
  });

  it('asks for a name only when signing up', () => {
    expect(Object.keys(checkFields(texts, 'sign-up', { ...good, name: ' ' }))).toEqual(['name']);
    expect(checkFields(texts, 'sign-in', { ...good, name: '' })).toEqual({});
  });
});

it('sends the focus to the first bad field on the screen', () => {
  expect(firstInvalid(checkFields(texts, 'sign-up', { name: 'Ada', email: '', password: '' }))).toBe('email');
  expect(firstInvalid({})).toBeUndefined();
});
