import { describe, expect, it } from 'vitest';
import { createProxyAccess, type ProxyStore } from '../../../../src/main/net/proxy-access.ts';
import type { ProxyLogin } from '../../../../src/main/net/proxy-challenge.ts';

const a = 'http://a.example.com:3128';
const b = 'http://b.example.com:3128';
const basic = { schemes: ['basic'], realm: 'Example' };
const ada = { name: 'ada', password: 'engine' };
const eve = { name: 'eve', password: 'apple' };

function storeOf(entries: Record<string, ProxyLogin> = {}, works = true) {
  const kept = new Map(Object.entries(entries));
  const store: ProxyStore = {
    read: (proxy) => Promise.resolve(kept.get(proxy)),
    write(proxy, login) {
      if (works) kept.set(proxy, login);
      return Promise.resolve(works);
    },
    forget(proxy) {
      kept.delete(proxy);
      return Promise.resolve();
    },
  };
  return { kept, store };
}

function open(entries?: Record<string, ProxyLogin>, works?: boolean) {
  const { kept, store } = storeOf(entries, works);
  const access = createProxyAccess();
  access.useStore(store);
  /** Resolves when there is a question. */
  const asked = () => new Promise<void>((resolve) => {
    const look = (): void => {
      if (access.view().question === null) return;
      stop();
      resolve();
    };
    const stop = access.onChange(look);
    look();
  });
  return { access, kept, asked };
}

const stateOf = (access: ReturnType<typeof createProxyAccess>, proxy = a) => access.view().proxies.find((one) => one.proxy === proxy)?.login;

describe('a proxy that asks', () => {
  it('is asked about once for all that waits, and all of it goes on', async () => {
    const { access, asked } = open();
    const waiting = [1, 2, 3].map(() => access.challenged(a, basic, undefined));
    await asked();
    expect(access.view().question).toEqual({ proxy: a, realm: 'Example', wrong: false });
    access.answer(a, ada, true);
    expect(await Promise.all(waiting)).toEqual([ada, ada, ada]);
    expect(access.view().question).toBeNull();
    expect(access.login(a)).toEqual(ada);
  });

  it('has what it took kept, and not before it took it', async () => {
    const { access, kept, asked } = open();
    const waiting = access.challenged(a, basic, undefined);
    await asked();
    access.answer(a, ada, true);
    await waiting;
    expect([kept.size, stateOf(access)]).toEqual([0, 'until-quit']);
    access.accepted(a, ada);
    await expect.poll(() => stateOf(access)).toBe('kept');
    expect([...kept]).toEqual([[a, ada]]);
  });

  it('is asked about again, saying so, when it refused what was typed in; what is on its way with the old one takes the new one', async () => {
    const { access, asked } = open();
    const first = access.challenged(a, basic, undefined);
    await asked();
    access.answer(a, eve, true);
    await first;
    const again = access.challenged(a, basic, eve);
    await asked();
    expect(access.view().question?.wrong).toBe(true);
    access.answer(a, ada, true);
    expect(await again).toEqual(ada);
    expect(await access.challenged(a, basic, eve)).toEqual(ada);
  });

  it('gets what is kept without anybody being asked, and somebody is asked when that is wrong by now', async () => {
    const { access, asked } = open({ [a]: eve });
    expect(await access.challenged(a, basic, undefined)).toEqual(eve);
    expect([stateOf(access), access.view().question]).toEqual(['kept', null]);
    const again = access.challenged(a, basic, eve);
    await asked();
    expect(access.view().question?.wrong).toBe(true);
    access.cancel(a);
    await expect(again).rejects.toMatchObject({ code: 'network.proxy' });
  });

  it('is not asked about again by itself after somebody said no, until they want to', async () => {
    const { access, asked } = open();
    const waiting = [access.challenged(a, basic, undefined), access.challenged(a, basic, undefined)];
    await asked();
    access.cancel(a);
    for (const one of waiting) await expect(one).rejects.toMatchObject({ code: 'network.proxy', message: expect.stringContaining('The proxy a.example.com:3128 wants a name and a password.') as string });
    await expect(access.challenged(a, basic, undefined)).rejects.toMatchObject({ code: 'network.proxy' });
    expect([stateOf(access), access.asking()]).toEqual(['wanted', false]);
    access.ask(a);
    access.answer(a, ada, false);
    expect(await access.challenged(a, basic, undefined)).toEqual(ada);
  });

  it('never gets what belongs to another one', async () => {
    const { access, asked } = open({ [a]: ada });
    await access.challenged(a, basic, undefined);
    const other = access.challenged(b, basic, undefined);
    await asked();
    expect([access.login(b), access.view().question?.proxy]).toEqual([undefined, b]);
    access.cancel(b);
    await other.catch(() => undefined);
  });

  it('keeps it until the app quits where the keychain does not take it, or nobody wants it kept', async () => {
    for (const keep of [true, false]) {
      const { access, kept, asked } = open({}, !keep);
      const waiting = access.challenged(a, basic, undefined);
      await asked();
      access.answer(a, ada, keep);
      await waiting;
      access.accepted(a, ada);
      await Promise.resolve();
      expect([kept.size, stateOf(access)]).toEqual([0, 'until-quit']);
    }
  });

  it('forgets, in memory and where it was kept', async () => {
    const { access, kept } = open({ [a]: ada });
    await access.challenged(a, basic, undefined);
    await access.forget(a);
    expect([access.login(a), kept.size, stateOf(access)]).toEqual([undefined, 0, 'none']);
  });

  it('is told plainly where it wants a way that this app does not have', async () => {
    const { access } = open();
    await expect(access.challenged(a, { schemes: ['negotiate', 'ntlm'] }, undefined)).rejects.toMatchObject({ code: 'network.proxy', message: expect.stringContaining('NTLM, Kerberos or Digest') as string });
    expect([stateOf(access), access.view().question]).toEqual(['unsupported', null]);
  });

  it('gets what stands in the environment first', async () => {
    const access = createProxyAccess(new Map([[a, ada]]));
    access.useStore(storeOf().store);
    expect(access.login(a)).toEqual(ada);
    expect(stateOf(access)).toBe('environment');
  });
});
