import type { Strings } from '../../locales/en/strings.ts';
import { flag } from '../read.ts';
import { compilePattern } from './pattern.ts';

type Rules = Readonly<Record<string, unknown>>;

/** HTML's own rule for an address of mail, without its length limits. */
const email = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\dA-Za-z-]{1,63}(?:\.[\dA-Za-z-]{1,63}){0,8}$/;

/** @returns what is wrong with a text, in words: required, by kind of input, by pattern. An empty text that may be empty is right. */
export function checkText(strings: Strings, rules: Rules, value: string): string | undefined {
  if (value.trim() === '') return flag(rules['required']) ? strings.fieldRequired : undefined;
  switch (rules['inputType']) {
    case 'email':
      if (!email.test(value.trim())) return strings.fieldEmail;
      break;
    case 'url':
      if (!URL.canParse(value.trim())) return strings.fieldUrl;
      break;
    case 'number':
      if (!Number.isFinite(Number(value))) return strings.fieldNumber;
      break;
    case 'tel':
      if (!/^[+\d][\d\s()./-]{1,30}$/.test(value.trim())) return strings.fieldPhone;
      break;
  }
  return compilePattern(rules['pattern'])?.(value) === false ? strings.fieldPattern : undefined;
}
