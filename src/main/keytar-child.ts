/** Entry of the process that asks the keychain (`vault/keytar-process.ts`). Ends with the one that started it. */
import { findParentChannel } from './parent-channel.ts';
import { loadKeytar } from './vault/load-keytar.ts';
import type { KeytarAnswer, KeytarCall } from './vault/keytar-process.ts';

async function answer({ id, method, args }: KeytarCall): Promise<KeytarAnswer> {
  try {
    const keytar = await loadKeytar();
    const [service = '', account = '', password = ''] = args;
    if (method === 'getPassword') return { id, value: await keytar.getPassword(service, account) };
    if (method === 'deletePassword') return { id, value: await keytar.deletePassword(service, account) };
    await keytar.setPassword(service, account, password);
    return { id, value: null };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

const parent = findParentChannel();
parent?.onMessage((call) => void answer(call as KeytarCall).then((answered) => parent.post(answered)));
