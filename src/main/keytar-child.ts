/** Entry of the process that asks the keychain for the web host (`vault/keytar-process.ts`). Ends with the one that started it. */
import type { KeytarAnswer, KeytarCall } from './vault/keytar-process.ts';
import type { Keytar } from './vault/vault.keytar.ts';

async function answer({ id, method, args }: KeytarCall): Promise<KeytarAnswer> {
  try {
    // `default` first: of keytar's CommonJS exports Node finds only the first by name.
    const { default: keytar } = (await import('keytar')) as unknown as { default: Keytar };
    const [service = '', account = '', password = ''] = args;
    if (method === 'getPassword') return { id, value: await keytar.getPassword(service, account) };
    if (method === 'deletePassword') return { id, value: await keytar.deletePassword(service, account) };
    await keytar.setPassword(service, account, password);
    return { id, value: null };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

process.on('message', (call) => void answer(call as KeytarCall).then((answered) => process.send?.(answered)));
process.on('disconnect', () => process.exit());
