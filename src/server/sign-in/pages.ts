import { appSlug } from '../../shared/brand.ts';
import { Hono, type Context } from 'hono';
import { methodsPath } from '../../shared/sign-in.ts';
import { describeFault } from '../log.ts';
import { addDeviceRoutes } from './device-routes.ts';
import { pageResponse } from './html.ts';
import type { PageTools, SignInPagesDeps } from './page-tools.ts';
import { addPasskeyRoutes } from './passkey-routes.ts';
import { addPasswordRoutes } from './password-routes.ts';
import { addSignInRoutes } from './sign-in-routes.ts';
import { textsFor, type SignInTexts } from './languages.ts';
import { problemNote } from './views.ts';

/** The pages that a browser shows while somebody signs in, and what the server says it offers. All of it is for people without a session. */
export function createSignInPages(deps: SignInPagesDeps): { path: string; handle(context: Context): Promise<Response> } {
  const tools: PageTools = {
    ...deps,
    show: ({ lang }, options) => pageResponse({ ...options, lang, nonce: deps.randomHex(16) }),
    problem: (texts, title, text, setCookies = []) => tools.show(texts, { title, body: problemNote(text) ?? { markup: '' }, status: 400, setCookies }),
  };
  const app = new Hono();
  app.get(methodsPath, () => Response.json(deps.auth.methods, { headers: { 'cache-control': 'no-store' } }));
  // What changes something is sent by these pages and by nothing else.
  app.post('*', async (context, next) => {
    if (isOwnForm(context)) await next();
    else context.res = tools.problem(textsOf(context), textsOf(context).signIn, textsOf(context).problems.foreign);
  });
  addSignInRoutes(app, tools);
  addDeviceRoutes(app, tools);
  addPasswordRoutes(app, tools);
  if (deps.auth.methods.passkeys) addPasskeyRoutes(app, tools);
  app.onError((error, context) => {
    const texts = textsOf(context);
    deps.log.error('sign_in.fault', describeFault(error));
    return tools.problem(texts, texts.signIn, texts.problems.unknown);
  });
  app.notFound((context) => {
    const texts = textsOf(context);
    return tools.show(texts, { title: texts.signIn, body: problemNote(texts.openedByHand) ?? { markup: '' }, status: 404 });
  });
  return { path: `/${appSlug}`, handle: async (context) => app.fetch(context.req.raw, context.env) };
}

const textsOf = (context: Context): SignInTexts => textsFor(context.req.header('accept-language'));

/** Browsers say where a form was sent from; what they cannot be made to say is that it was here (Fetch metadata, and RFC 6454 before it). */
function isOwnForm(context: Context): boolean {
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  return context.req.header('origin') === new URL(context.req.url).origin;
}
