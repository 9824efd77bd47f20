import { LatchkeyError } from '../../shared/errors.ts';
import type { ProxyQuestion, ProxyView } from '../../shared/network.ts';
import { say, together } from '../../shared/texts/say.ts';
import { isSameLogin, type ProxyChallenge, type ProxyLogin } from './proxy-challenge.ts';

/** Where names and passwords of proxies are kept; one entry per proxy. Never rejects. */
export interface ProxyStore {
  read(proxy: string): Promise<ProxyLogin | undefined>;
  /** False: it is not kept. */
  write(proxy: string, login: ProxyLogin): Promise<boolean>;
  forget(proxy: string): Promise<void>;
}

export interface ProxyAccessView {
  question: ProxyQuestion | null;
  proxies: readonly ProxyView[];
}

/**
 * Who goes through which proxy. A name and a password belong to one proxy, that is its scheme, host and port, and are given to
 * no other. All that waits on a proxy waits on one question; what was typed in is kept once the proxy has taken it, never before.
 */
export interface ProxyAccess {
  /** What is known for this proxy without asking anybody. */
  login(proxy: string): ProxyLogin | undefined;
  /** This proxy is being gone through. */
  met(proxy: string): void;
  /**
   * A proxy refused what it was given (`used`), or wants something: what to try next, from memory, environment, vault or a person.
   * Rejects with `network.proxy` where there is nothing, and at once where somebody said no before.
   */
  challenged(proxy: string, challenge: ProxyChallenge, used: ProxyLogin | undefined): Promise<ProxyLogin>;
  /** The proxy took it. */
  accepted(proxy: string, login: ProxyLogin): void;
  answer(proxy: string, login: ProxyLogin, keep: boolean): void;
  cancel(proxy: string): void;
  /** Asks for another name and password, whatever is known. */
  ask(proxy: string): void;
  forget(proxy: string): Promise<void>;
  view(): ProxyAccessView;
  /** From now on they are kept there. */
  useStore(store: ProxyStore): void;
  onChange(listener: (change: 'view' | 'answered') => void): () => void;
  /** Whether a person is being asked: time that nobody else should count. */
  asking(): boolean;
}

interface Known {
  login?: ProxyLogin | undefined;
  state: ProxyView['login'];
  storeRead: boolean;
  /** To be written once it is accepted. */
  keep: boolean;
  declined: boolean;
  realm?: string | undefined;
}

interface Question extends ProxyQuestion {
  answered: Promise<ProxyLogin>;
  settle(login: ProxyLogin | undefined): void;
}

/** @param environment what came with variables such as `HTTPS_PROXY`, by origin of the proxy */
export function createProxyAccess(environment: ReadonlyMap<string, ProxyLogin> = new Map()): ProxyAccess {
  const proxies = new Map<string, Known>();
  const questions = new Map<string, Question>();
  const listeners = new Set<(change: 'view' | 'answered') => void>();
  let useStore: (store: ProxyStore) => void = () => undefined;
  const store = new Promise<ProxyStore>((resolve) => (useStore = resolve));
  const tell = (change: 'view' | 'answered' = 'view'): void => listeners.forEach((listener) => listener(change));

  function known(proxy: string): Known {
    const found = proxies.get(proxy);
    if (found !== undefined) return found;
    const login = environment.get(proxy);
    const fresh: Known = { login, state: login === undefined ? 'none' : 'environment', storeRead: false, keep: false, declined: false };
    proxies.set(proxy, fresh);
    tell();
    return fresh;
  }

  function become(proxy: string, change: Partial<Known>): void {
    const one = known(proxy);
    const before = one.state;
    Object.assign(one, change);
    if (one.state !== before) tell();
  }

  /** One question per proxy, however many wait for it. */
  function question(proxy: string, wrong: boolean): Question {
    const open = questions.get(proxy);
    if (open !== undefined) return open;
    const { realm } = known(proxy);
    let settle: Question['settle'] = () => undefined;
    const answered = new Promise<ProxyLogin>((resolve, reject) => {
      settle = (login) => {
        questions.delete(proxy);
        if (login === undefined) reject(refusal('declined', proxy));
        else resolve(login);
        tell(login === undefined ? 'view' : 'answered');
      };
    });
    // Who was asked without anybody waiting may say no.
    answered.catch(() => undefined);
    const fresh = { proxy, wrong, ...(realm !== undefined && { realm }), answered, settle };
    questions.set(proxy, fresh);
    tell();
    return fresh;
  }

  return {
    login: (proxy) => known(proxy).login,
    met: (proxy) => void known(proxy),
    async challenged(proxy, { schemes, realm }, used) {
      const one = known(proxy);
      one.realm = realm;
      if (!schemes.includes('basic')) {
        become(proxy, { state: 'unsupported' });
        throw refusal('unsupported', proxy);
      }
      if (one.login !== undefined && !isSameLogin(one.login, used)) return one.login;
      if (!one.storeRead) {
        const kept = await (await store).read(proxy);
        // Another one may have come to know it meanwhile.
        if (one.login !== undefined && !isSameLogin(one.login, used)) return one.login;
        one.storeRead = true;
        if (kept !== undefined && !isSameLogin(kept, used)) {
          become(proxy, { login: kept, state: 'kept' });
          return kept;
        }
      }
      become(proxy, { state: 'wanted' });
      if (one.declined) throw refusal('declined', proxy);
      return question(proxy, used !== undefined).answered;
    },
    accepted(proxy, login) {
      const one = known(proxy);
      if (!isSameLogin(one.login, login) || !one.keep) return;
      one.keep = false;
      void store.then((place) => place.write(proxy, login)).then((written) => isSameLogin(one.login, login) && become(proxy, { state: written ? 'kept' : 'until-quit' }));
    },
    answer(proxy, login, keep) {
      const open = questions.get(proxy);
      if (open === undefined) return;
      become(proxy, { login, keep, state: 'until-quit', declined: false });
      open.settle(login);
    },
    cancel(proxy) {
      const open = questions.get(proxy);
      if (open === undefined) return;
      const one = known(proxy);
      one.declined = one.state === 'wanted';
      open.settle(undefined);
    },
    ask(proxy) {
      known(proxy).declined = false;
      question(proxy, false);
    },
    async forget(proxy) {
      become(proxy, { login: undefined, state: 'none', keep: false, declined: false, storeRead: true });
      await (await store).forget(proxy);
    },
    view() {
      const [first] = questions.values();
      return {
        question: first === undefined ? null : { proxy: first.proxy, wrong: first.wrong, ...(first.realm !== undefined && { realm: first.realm }) },
        proxies: [...proxies].map(([proxy, { state }]) => ({ proxy, login: state })),
      };
    },
    useStore,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    asking: () => questions.size > 0,
  };
}

function refusal(why: 'declined' | 'unsupported', proxy: string): LatchkeyError {
  const { host } = new URL(proxy);
  return new LatchkeyError('network.proxy', why === 'declined' ? together(say('access', 'proxyWants', host), say('access', 'proxyWantsFix')) : together(say('access', 'proxyUnsupported', host), say('access', 'proxyUnsupportedFix')), { cause: new ProxyNamed(proxy) });
}

/** Names the proxy that stood in the way, for who sees the failure. */
export class ProxyNamed extends Error {
  override readonly name = 'ProxyNamed';
  readonly proxy: string;

  constructor(proxy: string) {
    super('The proxy wants a name and a password.');
    this.proxy = proxy;
  }
}
