import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface MailSink {
  /** For `LATCHKEY_SMTP_URL`. */
  url: string;
  /** What arrived, oldest first; the text with its line endings and soft breaks taken out. */
  messages: { to: string; text: string }[];
  /** From now on every message is refused. */
  refuse(): void;
  close(): Promise<void>;
}

/** A real mail server on this computer that keeps what it gets. */
export async function startMailSink(): Promise<MailSink> {
  const messages: MailSink['messages'] = [];
  let refusing = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, callback) => callback(refusing ? new Error('No mailbox here') : undefined),
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8').replace(/=\r?\n/g, '').replaceAll('=3D', '=').replaceAll('\r\n', '\n');
        messages.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(', '), text });
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    messages,
    refuse: () => void (refusing = true),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The first address in a message. */
export function linkIn(text: string): string {
  const found = /https?:\/\/\S+/.exec(text.slice(text.indexOf('\n\n')))?.[0];
  if (found === undefined) throw new Error(`No link in: ${text}`);
  return found;
}
