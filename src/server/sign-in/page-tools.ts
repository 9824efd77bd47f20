import type { Context } from 'hono';
import type { SignInMethods } from '../../shared/sign-in.ts';
import type { ServerLog } from '../log.ts';
import type { AuthCallsDeps } from './auth-calls.ts';
import type { Markup } from './html.ts';
import type { SignInTexts } from './languages.ts';

export interface SignInPagesDeps extends Omit<AuthCallsDeps, 'auth'> {
  auth: AuthCallsDeps['auth'] & { methods: SignInMethods };
  /** Of links that lead back to the app. */
  scheme: string;
  randomHex(bytes: number): string;
  /** ms since 1970. */
  now(): number;
  log: ServerLog;
}

export interface ShowOptions {
  title: string;
  body: Markup;
  status?: number;
  next?: string;
  setCookies?: readonly string[];
  script?: string;
}

/** What the routes of the pages share. */
export interface PageTools extends SignInPagesDeps {
  show(texts: SignInTexts, options: ShowOptions): Response;
  /** A page that says only what did not work. */
  problem(texts: SignInTexts, title: string, text: string, setCookies?: readonly string[]): Response;
}

/** The text fields of a form, or of a query. */
export async function formFields(context: Context): Promise<(name: string) => string | undefined> {
  const body = await context.req.parseBody();
  return (name) => {
    const value = body[name];
    return typeof value === 'string' ? value : undefined;
  };
}
