/** HTTP as bytes on a socket: what no client would send. */
import { connect, type Socket } from 'node:net';

export interface Exchange {
  /** Everything that came back until the connection ended, or until the time was up. */
  text: string;
  /** Status codes of the answers in it, in order. */
  statuses: number[];
  /** The other side ended the connection. */
  ended: boolean;
}

/** Longest that an exchange waits for the end of its connection, in ms; one that stays open has said what it had to say. */
const patienceMs = 1_500;

/** Sends bytes and reads what comes back. */
export function exchange(port: number, bytes: string | Buffer, patience = patienceMs): Promise<Exchange> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    const finish = (ended: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ text, statuses: [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map((match) => Number(match[1])), ended });
    };
    const timer = setTimeout(() => finish(false), patience);
    socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk));
    socket.once('close', () => finish(true));
    socket.on('error', () => undefined);
  });
}

/** A connection that stays as it is; `closed` resolves when the other side ends it. */
export function hold(port: number, bytes = ''): { socket: Socket; open: Promise<void>; closed: Promise<void> } {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined).resume();
  const open = new Promise<void>((resolve) => {
    socket.once('connect', () => (bytes === '' ? resolve() : socket.write(bytes, () => resolve())));
    socket.once('close', () => resolve());
  });
  return { socket, open, closed: new Promise((resolve) => socket.once('close', () => resolve())) };
}
