import { appSlug } from '../../shared/brand.ts';
import type { Hono } from 'hono';
import { openAuthSession } from './auth-calls.ts';
import { goTo } from './html.ts';
import { formFields, type PageTools } from './page-tools.ts';
import { readPurpose, withPurpose } from './purpose.ts';
import { textsFor, type SignInTexts } from './languages.ts';
import { problemText } from './problem-text.ts';
import { deviceAskView, deviceView, sentence } from './views.ts';

/** Letting a device in that shows a code (RFC 8628 §3.3). */
export function addDeviceRoutes(app: Hono, tools: PageTools): void {
  const { show } = tools;

  function problemWith(texts: SignInTexts, code: string | undefined, status: number): string {
    if (status === 429) return problemText(texts, code, status, '');
    return code === 'access_denied' ? texts.problems.deviceOther : texts.problems.deviceCode;
  }

  app.get(`/${appSlug}/device`, async (c) => {
    const texts = textsFor(c.req.header('accept-language'));
    const purpose = readPurpose((name) => c.req.query(name));
    if (purpose?.kind !== 'device') return show(texts, { title: texts.deviceAsk, body: deviceAskView(texts, c.req.query('user_code') === undefined ? undefined : texts.problems.deviceCode) });
    const session = openAuthSession(tools, c);
    const who = await session.call('GET', '/get-session');
    if (typeof who.body['user'] !== 'object' || who.body['user'] === null) return goTo(withPurpose(`/${appSlug}/sign-in`, purpose), session.setCookies());
    // Better Auth notes with this call whose answer it takes.
    const answer = await session.call('GET', `/device?user_code=${encodeURIComponent(purpose.userCode)}`);
    if (answer.status !== 200 || answer.body['status'] !== 'pending') {
      return show(texts, { title: texts.deviceAsk, body: deviceAskView(texts, problemWith(texts, answer.code, answer.status)), status: 400, setCookies: session.setCookies() });
    }
    return show(texts, { title: texts.device, body: deviceView(texts, purpose.userCode), setCookies: session.setCookies() });
  });

  app.post(`/${appSlug}/device`, async (c) => {
    const texts = textsFor(c.req.header('accept-language'));
    const field = await formFields(c);
    const purpose = readPurpose(field);
    if (purpose?.kind !== 'device') return show(texts, { title: texts.deviceAsk, body: deviceAskView(texts, texts.problems.deviceCode), status: 400 });
    const session = openAuthSession(tools, c);
    const allow = field('answer') === 'allow';
    const answer = await session.call('POST', allow ? '/device/approve' : '/device/deny', { userCode: purpose.userCode });
    if (answer.status === 401) return goTo(withPurpose(`/${appSlug}/sign-in`, purpose), session.setCookies());
    await session.call('POST', '/sign-out', {});
    if (answer.status !== 200) return show(texts, { title: texts.deviceAsk, body: deviceAskView(texts, problemWith(texts, answer.code, answer.status)), status: 400, setCookies: session.setCookies() });
    return show(texts, { title: texts.deviceAsk, body: sentence(allow ? texts.allowed : texts.denied), setCookies: session.setCookies() });
  });
}
