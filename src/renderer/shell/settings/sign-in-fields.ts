import { isSafeTransport, parseServerUrl } from '../../../shared/connection.ts';
import type { ConnectionSignIn } from '../../../shared/sign-in.ts';
import type { Texts } from '../../../shared/texts/en/texts.ts';

/** Ways to sign in that a person can say a server has. */
export const signInWays = ['password', 'passwordReset', 'magicLink', 'browser', 'device'] as const;
export type SignInWay = (typeof signInWays)[number];

/** What people sign in with at a connection, as its form has it. */
export interface SignInFields {
  /** `ask`: the server says so itself, as Latchkey servers do. */
  signIn: 'ask' | 'say';
  ways: readonly SignInWay[];
  signInPage: string;
}

/** An address of such a page, as people see it before they type one. */
export const pageExample = 'https://app.example.com/sign-in';

/** Where nothing is said: what every server has. */
const usual: readonly SignInWay[] = ['password'];

export function signInFieldsOf(signIn: ConnectionSignIn | undefined): SignInFields {
  if (signIn === undefined) return { signIn: 'ask', ways: usual, signInPage: '' };
  return { signIn: 'say', ways: signInWays.filter((way) => signIn[way] ?? usual.includes(way)), signInPage: signIn.page ?? '' };
}

/** Reads the fields over what an integrator had said, such as providers. @returns a sentence where the page cannot be used. */
export function readSignIn({ ways: words }: Texts, { signIn, ways, signInPage }: SignInFields, before: ConnectionSignIn | undefined): { signIn: ConnectionSignIn | undefined } | { error: string } {
  if (signIn === 'ask') return { signIn: undefined };
  const said: ConnectionSignIn = { ...before, ...Object.fromEntries(signInWays.map((way) => [way, ways.includes(way)])) };
  delete said.page;
  if (!ways.includes('browser') || signInPage.trim() === '') return { signIn: said };
  const page = parsePage(signInPage);
  return page === undefined ? { error: words.pageWrong(pageExample) } : { signIn: { ...said, page } };
}

function parsePage(text: string): string | undefined {
  const url = parseServerUrl(text);
  return url !== undefined && isSafeTransport(url) ? url.href : undefined;
}
