import { written } from '../counted.ts';

/** What is wrong with something that a person typed, English. */
export const inputs = {
  address: (example: string): string => `That is not the address of a server. Write it like ${example}.`,
  email: 'Enter your e-mail address.',
  password: (most: number): string => `Enter a password of at most ${written('en', most)} characters.`,
  name: (most: number): string => `Enter your name, in at most ${written('en', most)} characters.`,
  signInPage: 'The sign-in page has to have an address that starts with https://.',
  path: 'That is not a path. Write it like /api/auth.',
  model: 'That model name is too long.',
  apiKey: 'That is not an API key: it has spaces or unusual characters in it.',
  search: (most: number): string => `Search for at most ${written('en', most)} characters.`,
  keys: 'That is no key combination for everywhere. Hold Ctrl, Alt or Cmd and press one more key.',
  code: 'That is not a code. It has six digits, or is one of your recovery codes.',
  paste: 'Paste the code that the page in your browser shows.',
  proxyName: 'Enter the name for the proxy. It has no colon in it.',
};
