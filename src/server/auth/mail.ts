import type { ServerLog } from '../log.ts';
import { describeFault } from '../log.ts';
import type { MailSettings } from './auth-settings.ts';

export interface Message {
  to: string;
  subject: string;
  text: string;
}

/** Hands one message to the mail server. Rejects when that did not take it. */
export type SendMail = (message: Message) => Promise<void>;

/** The mail server could not be reached, or refused a message. */
export class MailFault extends Error {
  override readonly name = 'MailFault';
}

const timeoutMs = 15_000;

/** Messages by SMTP, one connection each: there are few. The library is loaded with the first. */
export function createMailer({ url, from }: MailSettings, log: ServerLog): SendMail {
  return async (message) => {
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({ url, connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs });
    try {
      await transport.sendMail({ from, ...message });
    } catch (cause) {
      log.error('mail.not_sent', describeFault(cause));
      throw new MailFault('The mail server did not take the message.', { cause });
    } finally {
      transport.close();
    }
  };
}
