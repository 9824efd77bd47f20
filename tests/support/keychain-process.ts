/**
 * Runs the real keytar vault in a process of its own: libsecret connects to the bus once per process, so each
 * bus needs one. Reads calls as JSON lines, answers each with a JSON line.
 */
import { createInterface } from 'node:readline';
import { createSecretServiceSearch } from '../../src/main/vault/secret-service.ts';
import { createKeytarVault } from '../../src/main/vault/vault.keytar.ts';

const vault = createKeytarVault({
  service: 'Latchkey test',
  load: () => import('keytar'),
  search: createSecretServiceSearch({ env: process.env, uid: process.getuid?.() ?? 0 }),
});

for await (const line of createInterface({ input: process.stdin })) {
  const [method, ...args] = JSON.parse(line) as ['get' | 'set' | 'delete' | 'status', ...string[]];
  const [key = '', value = ''] = args;
  const answer = await (method === 'get' ? vault.get(key) : method === 'set' ? vault.set(key, value) : method === 'delete' ? vault.delete(key) : vault.status());
  console.log(JSON.stringify(answer));
}
