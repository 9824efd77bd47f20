import { expect, it } from 'vitest';
import { createRecoveringKeytar } from '../../../../src/main/vault/recovering-keytar.ts';
import type { Keytar } from '../../../../src/main/vault/vault.keytar.ts';

const lost = 'The name :1.3 was not provided by any .service files';

/** A keytar whose calls end as listed, a message being a failure; `undefined` and beyond the list: they work. */
function keytarThat(...failures: (string | undefined)[]) {
  const calls: string[] = [];
  const answer = <T>(call: string, value: T): Promise<T> => {
    const failure = failures[calls.push(call) - 1];
    return failure === undefined ? Promise.resolve(value) : Promise.reject(new Error(failure));
  };
  const keytar: Keytar = {
    getPassword: (service, account) => answer(`get ${service} ${account}`, 'secret'),
    setPassword: (service, account, password) => answer(`set ${service} ${account} ${password}`, undefined),
    deletePassword: (service, account) => answer(`delete ${service} ${account}`, true),
  };
  return { keytar, calls };
}

it('asks the keytar of its own process as long as that answers', async () => {
  const [own, other] = [keytarThat(), keytarThat()];
  const keytar = createRecoveringKeytar(own.keytar, other.keytar);
  expect(await keytar.getPassword('s', 'a')).toBe('secret');
  await keytar.setPassword('s', 'a', 'x');
  expect(await keytar.deletePassword('s', 'a')).toBe(true);
  expect(own.calls).toEqual(['get s a', 'set s a x', 'delete s a']);
  expect(other.calls).toEqual([]);
});

it('asks the other process what its own failed at after it had worked, and whatever comes then', async () => {
  const [own, other] = [keytarThat(undefined, lost), keytarThat()];
  const keytar = createRecoveringKeytar(own.keytar, other.keytar);
  await keytar.getPassword('s', 'a');
  expect(await keytar.deletePassword('s', 'a')).toBe(true);
  await keytar.setPassword('s', 'b', 'x');
  expect(own.calls).toEqual(['get s a', 'delete s a']);
  expect(other.calls).toEqual(['delete s a', 'set s b x']);
});

it('starts no other process for a keychain that never answered: there is none', async () => {
  const [own, other] = [keytarThat(lost, lost), keytarThat()];
  const keytar = createRecoveringKeytar(own.keytar, other.keytar);
  await expect(keytar.getPassword('s', 'a')).rejects.toThrow('not provided');
  await expect(keytar.getPassword('s', 'a')).rejects.toThrow('not provided');
  expect(await keytar.getPassword('s', 'a')).toBe('secret');
  expect(other.calls).toEqual([]);
});

it('takes the word of a keychain that is locked: asking again would prompt again', async () => {
  const [own, other] = [keytarThat('Cannot create an item in a locked collection', lost), keytarThat()];
  const keytar = createRecoveringKeytar(own.keytar, other.keytar);
  await expect(keytar.setPassword('s', 'a', 'x')).rejects.toThrow('locked');
  expect(other.calls).toEqual([]);
  expect(await keytar.getPassword('s', 'a')).toBe('secret');
  expect(other.calls).toEqual(['get s a']);
});

it('says what the other process says when that fails, too', async () => {
  const [own, other] = [keytarThat(undefined, lost), keytarThat('access denied')];
  const keytar = createRecoveringKeytar(own.keytar, other.keytar);
  await keytar.getPassword('s', 'a');
  await expect(keytar.getPassword('s', 'a')).rejects.toThrow('access denied');
});
