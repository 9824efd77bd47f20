import type { Hono } from 'hono';
import { openAuthSession } from './auth-calls.ts';
import { formFields, type PageTools } from './page-tools.ts';
import { problemText, texts } from './texts.ts';
import { resetView, sentence } from './views.ts';

/** What links in messages lead to: a new password, and a confirmed address. */
export function addPasswordRoutes(app: Hono, tools: PageTools): void {
  const { show, problem } = tools;

  app.get('/latchkey/reset', (c) => {
    const token = c.req.query('token');
    return isToken(token) ? show({ title: texts.reset, body: resetView(token, undefined) }) : problem(texts.reset, texts.problems.resetLink);
  });

  app.post('/latchkey/reset', async (c) => {
    const field = await formFields(c);
    const token = field('token');
    if (!isToken(token)) return problem(texts.reset, texts.problems.resetLink);
    const session = openAuthSession(tools, c);
    const answer = await session.call('POST', '/reset-password', { token, newPassword: field('password') ?? '' });
    if (answer.status === 200) return show({ title: texts.reset, body: sentence(texts.resetDone) });
    const isWeak = answer.code === 'PASSWORD_TOO_SHORT' || answer.code === 'PASSWORD_TOO_LONG';
    if (isWeak) return show({ title: texts.reset, body: resetView(token, texts.problems.weak), status: 400 });
    return problem(texts.reset, answer.status === 429 ? texts.problems.tooMany : texts.problems.resetLink);
  });

  app.get('/latchkey/confirmed', (c) => {
    const error = c.req.query('error');
    if (error !== undefined) return problem(texts.confirmed, problemText(error, 400, ''));
    return show({ title: texts.confirmed, body: sentence(texts.confirmedText) });
  });
}

function isToken(text: string | undefined): text is string {
  return text !== undefined && /^[\w-]{8,128}$/.test(text);
}
