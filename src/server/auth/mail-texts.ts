import type { Message } from './mail.ts';

type Written = Omit<Message, 'to'>;

/** What the server writes to people. Plain text: nothing to load, nothing that could be taken for something else. */
export const mailTexts = {
  reset: (name: string, url: string): Written => ({
    subject: 'Choose a new password',
    text: `Hello ${name},\n\nsomebody asked for a new password for your account. Choose it here within an hour:\n\n${url}\n\nIf that was not you, do nothing: your password stays as it is.\n`,
  }),
  confirm: (name: string, url: string): Written => ({
    subject: 'Confirm your e-mail address',
    text: `Hello ${name},\n\nconfirm that this is your address by opening this link within an hour:\n\n${url}\n\nIf you created no account, do nothing.\n`,
  }),
  signIn: (url: string): Written => ({
    subject: 'Your link to sign in',
    text: `Hello,\n\nopen this link within five minutes to sign in. It works once, on the computer where you asked for it:\n\n${url}\n\nIf you did not ask for it, do nothing: nobody can sign in without it.\n`,
  }),
} as const;
