import { appSlug } from '../../shared/brand.ts';
import type { Hono } from 'hono';
import { openAuthSession } from './auth-calls.ts';
import { formFields, type PageTools } from './page-tools.ts';
import { textsFor } from './languages.ts';
import { problemText } from './problem-text.ts';
import { resetView, sentence } from './views.ts';

/** What links in messages lead to: a new password, and a confirmed address. */
export function addPasswordRoutes(app: Hono, tools: PageTools): void {
  const { show, problem } = tools;

  app.get(`/${appSlug}/reset`, (c) => {
    const texts = textsFor(c.req.header('accept-language'));
    const token = c.req.query('token');
    return isToken(token) ? show(texts, { title: texts.reset, body: resetView(texts, token, undefined) }) : problem(texts, texts.reset, texts.problems.resetLink);
  });

  app.post(`/${appSlug}/reset`, async (c) => {
    const texts = textsFor(c.req.header('accept-language'));
    const field = await formFields(c);
    const token = field('token');
    if (!isToken(token)) return problem(texts, texts.reset, texts.problems.resetLink);
    const session = openAuthSession(tools, c);
    const answer = await session.call('POST', '/reset-password', { token, newPassword: field('password') ?? '' });
    if (answer.status === 200) return show(texts, { title: texts.reset, body: sentence(texts.resetDone) });
    const isWeak = answer.code === 'PASSWORD_TOO_SHORT' || answer.code === 'PASSWORD_TOO_LONG';
    if (isWeak) return show(texts, { title: texts.reset, body: resetView(texts, token, texts.problems.weak), status: 400 });
    return problem(texts, texts.reset, answer.status === 429 ? texts.problems.tooMany : texts.problems.resetLink);
  });

  app.get(`/${appSlug}/confirmed`, (c) => {
    const texts = textsFor(c.req.header('accept-language'));
    const error = c.req.query('error');
    if (error !== undefined) return problem(texts, texts.confirmed, problemText(texts, error, 400, ''));
    return show(texts, { title: texts.confirmed, body: sentence(texts.confirmedText) });
  });
}

function isToken(text: string | undefined): text is string {
  return text !== undefined && /^[\w-]{8,128}$/.test(text);
}
