/** Better Auth in a process of its own: `node auth-process.ts DATABASE ORIGIN`. Tells its port; an administrator’s calls come as messages. */
import { createAdaptorServer } from '@hono/node-server';
import Database from 'libsql';
import type { AddressInfo } from 'node:net';
import { openAuthData } from './auth-data.ts';
import type { AuthCall, AuthReply } from './socket-world.ts';

const [file = '', origin = ''] = process.argv.slice(2);
const data = await openAuthData(new Database(file), origin);
const server = createAdaptorServer({ fetch: (request) => data.handle(request) });
const post = (reply: AuthReply): void => void process.send?.(reply);

async function carryOut(call: AuthCall): Promise<string | string[]> {
  return call.name === 'sessions' ? data.sessions() : data.revoke(call.how, call.password);
}
process.on('message', (message) => {
  const call = message as AuthCall;
  carryOut(call).then((value) => post({ id: call.id, value }), (error: unknown) => post({ id: call.id, error: String(error) }));
});
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => post({ id: 0, value: (server.address() as AddressInfo).port }));
