import { connect } from 'node:net';
import { decodeMessage, encodeCall, messageLength } from './dbus-message.ts';

/** How many entries with these attributes are readable now, and how many are locked away. */
export interface SecretServiceItems {
  unlocked: number;
  locked: number;
}

/** `undefined`: nobody answered, nothing is known. */
export type SearchSecretService = (attributes: Record<string, string>) => Promise<SecretServiceItems | undefined>;

const timeoutMs = 2_000;
const maxAnswerBytes = 1_048_576;

/** Socket paths of the session bus, in order (D-Bus specification, "Server Addresses"). */
export function sessionBusPaths(env: Record<string, string | undefined>): string[] {
  const address = env['DBUS_SESSION_BUS_ADDRESS'];
  if (address === undefined || address === '') return env['XDG_RUNTIME_DIR'] ? [`${env['XDG_RUNTIME_DIR']}/bus`] : [];
  return address.split(';').flatMap((entry) => {
    const match = /^unix:(?:.*,)?(path|abstract)=([^,]+)/.exec(entry);
    if (match?.[2] === undefined) return [];
    return [(match[1] === 'abstract' ? '\0' : '') + decodeURIComponent(match[2])];
  });
}

/**
 * Calls `SearchItems` of the freedesktop Secret Service (API draft 0.2, org.freedesktop.Secret.Service), which
 * lists locked entries without asking anyone to unlock them. libsecret offers that too, keytar does not.
 * @param deps.env where the bus address is looked up
 */
export function createSecretServiceSearch({ env, uid }: { env: Record<string, string | undefined>; uid: number }): SearchSecretService {
  return async (attributes) => {
    for (const path of sessionBusPaths(env)) {
      const items = await searchOn(path, uid, attributes);
      if (items !== undefined) return items;
    }
    return undefined;
  };
}

function searchOn(path: string, uid: number, attributes: Record<string, string>): Promise<SecretServiceItems | undefined> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const finish = (items?: SecretServiceItems): void => {
      socket.destroy();
      resolve(items);
    };
    socket.unref();
    socket.setTimeout(timeoutMs, () => finish());
    socket.on('error', () => finish());
    socket.on('close', () => finish());
    socket.on('connect', () => {
      // SASL EXTERNAL: the kernel vouches for the user id (D-Bus specification, "Authentication Protocol").
      socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(uid)).toString('hex')}\r\n`);
    });

    let received = Buffer.alloc(0);
    let greeted = false;
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      if (received.length > maxAnswerBytes) finish();
      else if (greeted) readMessages();
      else greet();
    });

    function greet(): void {
      const end = received.indexOf('\r\n');
      if (end === -1) return;
      if (!received.subarray(0, end).toString('latin1').startsWith('OK ')) {
        finish();
        return;
      }
      received = received.subarray(end + 2);
      greeted = true;
      socket.write('BEGIN\r\n');
      socket.write(
        encodeCall({ serial: 1, destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus', member: 'Hello' }),
      );
      socket.write(
        encodeCall({
          serial: 2,
          destination: 'org.freedesktop.secrets',
          path: '/org/freedesktop/secrets',
          interface: 'org.freedesktop.Secret.Service',
          member: 'SearchItems',
          dictionary: attributes,
        }),
      );
    }

    function readMessages(): void {
      for (let length = messageLength(received); length !== undefined && received.length >= length; length = messageLength(received)) {
        const message = decodeMessage(received.subarray(0, length));
        received = received.subarray(length);
        if (message?.replySerial !== 2) continue;
        const [unlocked, locked] = message.pathArrayLengths;
        finish(unlocked === undefined || locked === undefined ? undefined : { unlocked, locked });
        return;
      }
    }
  });
}
