/**
 * Runs the real keytar vault as the web host does, in a process with an environment of its own: each bus needs one. Reads calls as JSON lines, answers each with a JSON line.
 */
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { forkNodeChild } from '../../src/main/fork.web.ts';
import { createSecretServiceSearch } from '../../src/main/vault/secret-service.ts';
import { createKeytarProcess } from '../../src/main/vault/keytar-process.ts';
import { createKeytarVault } from '../../src/main/vault/vault.keytar.ts';

const keytar = createKeytarProcess(() => forkNodeChild(join(import.meta.dirname, '../../src/main/keytar-child.ts'), []));
const vault = createKeytarVault({
  service: 'Latchkey test',
  load: () => Promise.resolve(keytar),
  search: createSecretServiceSearch({ env: process.env, uid: process.getuid?.() ?? 0 }),
});

for await (const line of createInterface({ input: process.stdin })) {
  const [method, ...args] = JSON.parse(line) as ['get' | 'set' | 'delete' | 'status', ...string[]];
  const [key = '', value = ''] = args;
  const answer = await (method === 'get' ? vault.get(key) : method === 'set' ? vault.set(key, value) : method === 'delete' ? vault.delete(key) : vault.status());
  console.log(JSON.stringify(answer));
}
