import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RunningServer } from '../../../../src/server/start-server.ts';
import { startEmbeddedServer, temporaryFolder } from '../../../support/embedded-server.ts';
import { createFormBrowser, wordsOf } from '../../../support/form-browser.ts';
import { linkIn, startMailSink, type MailSink } from '../../../support/mail-sink.ts';
import { account, createSignInBench, password, type SignInBench } from '../../../support/sign-in-bench.ts';

let mail: MailSink;
let server: RunningServer;
let bench: SignInBench;
const folder = temporaryFolder();

beforeAll(async () => {
  mail = await startMailSink();
  server = await startEmbeddedServer(folder.path, { environment: { LATCHKEY_SMTP_URL: mail.url, LATCHKEY_MAIL_FROM: 'Latchkey <chat@example.com>' } });
});
afterAll(async () => {
  await server.stop();
  await mail.close();
  folder.remove();
});
afterEach(() => bench.close());

const lastMail = (to: string) => vi.waitFor(() => mail.messages.findLast((message) => message.to === to) ?? expect.fail(`no message to ${to}`));

describe('a forgotten password', () => {
  it('is replaced by a link in a message, which works once, and every session of before is over', async () => {
    const { email } = await account(server.url, 'forgot');
    bench = createSignInBench(() => server.url);
    const { auth } = await bench.open();
    expect(await auth.flow.methods()).toMatchObject({ passwordReset: true, magicLink: true });
    await auth.flow.requestReset(email);
    const link = linkIn((await lastMail(email)).text);
    const browser = createFormBrowser();
    await browser.open(link);
    await browser.submit({ password: 'short' });
    expect(wordsOf(browser.text)).toContain('too short');
    await browser.submit({ password: 'a new and long one' });
    expect(wordsOf(browser.text)).toContain('Your new password is set.');
    await browser.open(link);
    await browser.submit({ password: 'yet another one' });
    expect(wordsOf(browser.text)).toContain('This link was used before');

    await expect(auth.signIn({ email, password })).rejects.toMatchObject({ code: 'auth.invalid_credentials' });
    await auth.signIn({ email, password: 'a new and long one' });
    expect(auth.state().status).toBe('signed_in');
  });

  it('is written about in the language of whoever asks', async () => {
    const { email } = await account(server.url, 'sprache');
    const ask = (language: string) =>
      fetch(`${server.url}/api/auth/request-password-reset`, { method: 'POST', headers: { 'content-type': 'application/json', origin: server.url, 'accept-language': language }, body: JSON.stringify({ email }) });
    expect((await ask('de-CH, de;q=0.9, en;q=0.8')).status).toBe(200);
    expect((await lastMail(email)).text).toContain('ein neues Passwort verlangt');
    expect((await ask('en')).status).toBe(200);
    await vi.waitFor(async () => expect((await lastMail(email)).text).toContain('somebody asked for a new password'));
  });

  it('is answered the same for an address that nobody has, without a message', async () => {
    bench = createSignInBench(() => server.url);
    const { auth } = await bench.open();
    const before = mail.messages.length;
    await auth.flow.requestReset('nobody@example.com');
    expect(mail.messages).toHaveLength(before);
  });
});

describe('a link that signs in', () => {
  it('ends in the app that asked for it, and in no other', async () => {
    const { email } = await account(server.url, 'link');
    bench = createSignInBench(() => server.url);
    const { auth, pending } = await bench.open();
    await auth.flow.mail(email);
    expect(auth.flow.progress()).toEqual({ step: 'mail', email });
    const browser = createFormBrowser();
    await browser.open(linkIn((await lastMail(email)).text));
    const code = /data-code>([^<]+)</.exec(browser.text)?.[1] ?? '';
    const { state } = JSON.parse(Buffer.from(code, 'base64url').toString()) as { state: string };
    expect(await pending.newest('main')).toBe(state);
    await auth.flow.paste(code);
    expect(auth.state()).toMatchObject({ status: 'signed_in', user: { email } });
  });

  it('is refused the second time, in words', async () => {
    bench = createSignInBench(() => server.url);
    const { auth } = await bench.open();
    await auth.flow.mail('new@example.com');
    const link = linkIn((await lastMail('new@example.com')).text);
    await createFormBrowser().open(link);
    const browser = createFormBrowser();
    await browser.open(link);
    expect(wordsOf(browser.text)).toContain('This link was used before, or is too old.');
  });
});

describe('an address that has to be confirmed', () => {
  it('lets nobody in before, sends the message again, and lets them in after', async () => {
    const other = temporaryFolder();
    const strict = await startEmbeddedServer(other.path, { environment: { LATCHKEY_SMTP_URL: mail.url, LATCHKEY_CONFIRM_EMAIL: 'on' } });
    bench = createSignInBench(() => strict.url);
    const { auth } = await bench.open();
    const person = { email: 'unsure@example.com', password };
    await expect(auth.signUp({ ...person, name: 'Unsure' })).rejects.toMatchObject({ code: 'auth.unconfirmed' });
    await expect(auth.signIn(person)).rejects.toMatchObject({ code: 'auth.unconfirmed' });
    const before = mail.messages.length;
    await auth.flow.confirmAgain(person.email);
    expect(mail.messages).toHaveLength(before + 1);
    const browser = createFormBrowser();
    await browser.open(linkIn((await lastMail(person.email)).text));
    expect(wordsOf(browser.text)).toContain('E-mail address confirmed');
    await auth.signIn(person);
    expect(auth.state().status).toBe('signed_in');
    await bench.close();
    await strict.stop();
    other.remove();
  });
});

describe('a mail server that refuses', () => {
  it('is said to who waits for the message', async () => {
    const { email } = await account(server.url, 'refused');
    mail.refuse();
    bench = createSignInBench(() => server.url);
    const { auth } = await bench.open();
    await expect(auth.flow.mail(email)).rejects.toMatchObject({ code: 'auth.rejected', message: expect.stringContaining('could not send the message') });
    expect(auth.flow.progress()).toEqual({ step: 'none' });
  });
});
