import { appSlug } from '../../shared/brand.ts';
import type { Hono } from 'hono';
import { passkeysPath } from '../../shared/sign-in.ts';
import { openAuthSession } from './auth-calls.ts';
import { goTo, html } from './html.ts';
import { formFields, type PageTools } from './page-tools.ts';
import { passkeyScript } from './passkey-script.ts';
import { onwards, readPurpose, withPurpose } from './purpose.ts';
import { textsFor, type SignInTexts } from './languages.ts';
import { problemText } from './problem-text.ts';
import { problemNote, sentence } from './views.ts';

/** Signing in with a passkey, and the page on which people add and remove theirs. */
export function addPasskeyRoutes(app: Hono, tools: PageTools): void {
  const { show, authPath } = tools;
  const wordsOf = (texts: SignInTexts) => ({ waiting: texts.passkeyWaiting, unknown: texts.passkeyUnknown, authPath });

  app.get(`/${appSlug}/sign-in/passkey`, (c) => {
    const texts = textsFor(c.req.header('accept-language'));
    const purpose = readPurpose((name) => c.req.query(name));
    if (purpose === undefined) return tools.problem(texts, texts.signIn, texts.openedByHand);
    const body = html`<p role="status"></p>
<button class="button primary" data-start autofocus>${texts.usePasskey}</button>
<p><a href="${withPurpose(`/${appSlug}/sign-in`, purpose)}">${texts.otherWay}</a></p>`;
    return show(texts, { title: texts.signIn, body, script: passkeyScript({ ...wordsOf(texts), what: 'use', next: onwards(purpose), name: '', failed: texts.passkeyFailed }) });
  });

  app.get(passkeysPath, async (c) => {
    const texts = textsFor(c.req.header('accept-language'));
    const session = openAuthSession(tools, c);
    const list = await session.call('GET', '/passkey/list-user-passkeys');
    if (list.status === 401) return goTo(withPurpose(`/${appSlug}/sign-in`, { kind: 'passkeys' }), session.setCookies());
    const passkeys = Object.values(list.body).flatMap(readPasskey);
    const body = html`<p>${texts.passkeysText}</p>
${passkeys.length === 0 && html`<p>${texts.noPasskeys}</p>`}
${passkeys.map(({ id, name }) => html`<form method="post" action="${passkeysPath}"><input type="hidden" name="id" value="${id}"><p>${name}</p><button class="button">${texts.removePasskey(name)}</button></form>`)}
<p role="status"></p>
<button class="button primary" data-start>${texts.addPasskey}</button>
<form method="post" action="${passkeysPath}"><button class="button" name="leave" value="yes">${texts.leave}</button></form>`;
    const name = texts.passkeyName(new Intl.DateTimeFormat(texts.lang, { dateStyle: 'medium' }).format(tools.now()));
    return show(texts, { title: texts.passkeys, body, setCookies: session.setCookies(), script: passkeyScript({ ...wordsOf(texts), what: 'add', next: passkeysPath, name, failed: texts.passkeyExists }) });
  });

  app.post(passkeysPath, async (c) => {
    const texts = textsFor(c.req.header('accept-language'));
    const field = await formFields(c);
    const session = openAuthSession(tools, c);
    if (field('leave') === 'yes') {
      await session.call('POST', '/sign-out', {});
      return show(texts, { title: texts.passkeys, body: sentence(texts.left), setCookies: session.setCookies() });
    }
    const answer = await session.call('POST', '/passkey/delete-passkey', { id: field('id') ?? '' });
    if (answer.status === 200 || answer.status === 401) return goTo(passkeysPath, session.setCookies());
    return show(texts, { title: texts.passkeys, body: problemNote(problemText(texts, answer.code, answer.status, '')) ?? sentence(''), status: 400, setCookies: session.setCookies() });
  });
}

function readPasskey(value: unknown): { id: string; name: string }[] {
  const { id, name } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return typeof id === 'string' ? [{ id, name: typeof name === 'string' && name !== '' ? name : id.slice(0, 8) }] : [];
}
