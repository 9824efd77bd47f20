import type { ChatPageSettings } from '../shared/chat-page.ts';
import type { Connection } from '../shared/connection.ts';
import type { ConnectionView } from '../shared/desktop-api.ts';
import { LatchkeyError, toWireError } from '../shared/errors.ts';
import { say } from '../shared/texts/say.ts';
import type { Accounts } from './accounts.ts';
import type { Auth } from './auth/auth-types.ts';
import type { Handlers } from './ipc/router.ts';
import type { Limits } from './policy/limits.ts';

export type BareHandlers = Omit<Handlers, 'policy.get' | 'policy.check'>;

/** The handlers, where the policy lets them. What it refuses is refused here, whatever a page shows. */
export function guardHandlers(handlers: BareHandlers, limits: Limits, accounts: Pick<Accounts, 'view'>): Handlers {
  /** Nobody signs in to a server that may not be used. */
  function demandServer(): void {
    const refusal: LatchkeyError | undefined = limits.refusalOf(accounts.view().connection);
    if (refusal !== undefined) throw refusal;
  }
  const withModel = (baseUrl: string): void => {
    const refusal = limits.modelRefusal(baseUrl);
    if (refusal !== undefined) throw refusal;
  };
  /** Runs the check, then the handler. */
  function after<I, S, O>(check: (input: I) => void, handle: (input: I, sender: S) => O): (input: I, sender: S) => O {
    return (input, sender) => {
      check(input);
      return handle(input, sender);
    };
  }
  const entering = (way: Parameters<Limits['demandWay']>[0]) => (): void => {
    limits.demandWay(way);
    demandServer();
  };

  return {
    ...handlers,
    'policy.get': () => limits.view,
    'policy.check': () => ({ view: limits.view }),
    'auth.signIn': after(entering('password'), handlers['auth.signIn']),
    'auth.signUp': after(entering('signUp'), handlers['auth.signUp']),
    'signIn.methods': async (input, sender) => limits.methods(await handlers['signIn.methods'](input, sender)),
    'signIn.browser': after(entering('browser'), handlers['signIn.browser']),
    'signIn.device': after(entering('device'), handlers['signIn.device']),
    'signIn.mail': after(entering('magicLink'), handlers['signIn.mail']),
    'signIn.requestReset': after(entering('passwordReset'), handlers['signIn.requestReset']),
    'signIn.confirmAgain': after(demandServer, handlers['signIn.confirmAgain']),
    'signIn.paste': after(() => {
      if (!limits.allowsWay('magicLink')) limits.demandWay('browser');
      demandServer();
    }, handlers['signIn.paste']),
    'connection.set': after((connection) => limits.demandChoice(connection), handlers['connection.set']),
    'connection.test': after((connection) => {
      const refusal = limits.refusalOf(connection);
      if (refusal !== undefined) throw refusal;
    }, handlers['connection.test']),
    'models.set': after(({ baseUrl }) => withModel(baseUrl), handlers['models.set']),
    // A key is not even tried elsewhere.
    'models.list': after(({ baseUrl }) => withModel(baseUrl), handlers['models.list']),
    'models.test': after(({ baseUrl }) => withModel(baseUrl), handlers['models.test']),
    'archive.export': after(() => limits.demand('export'), handlers['archive.export']),
    'workspaces.add': after(() => limits.demand('accounts'), handlers['workspaces.add']),
    'updates.setChannel': after(() => {
      if (limits.policy.updateChannel !== undefined) throw new LatchkeyError('policy.denied', say('updates', 'channelSet'));
    }, handlers['updates.setChannel']),
    'window.act': after(({ command }) => {
      if (command === 'quick.open') limits.demand('quickEntry');
    }, handlers['window.act']),
    'desktop.set': after(({ notifications, quickKeys = '' }) => {
      if (notifications === 'full') limits.demand('notificationContent');
      if (quickKeys !== '') limits.demand('quickEntry');
    }, handlers['desktop.set']),
  };
}

/** What the shell is told of a connection. */
export function rulingOf({ policy, refusalOf }: Limits): (connection: Connection) => Pick<ConnectionView, 'managed' | 'refused'> {
  return (connection) => {
    const refusal = refusalOf(connection);
    return { ...(policy.connection !== undefined && { managed: true }), ...(refusal && { refused: toWireError(refusal) }) };
  };
}

/** The shell's files: what is imported comes that way, past the handlers. */
export function guardFiles<T>({ demand }: Limits, answer: (request: Request) => Promise<T>): (request: Request) => Promise<T> {
  return async (request) => {
    if (new URL(request.url).pathname === '/archive/import') demand('import');
    return answer(request);
  };
}

/** Without OpenAI's own element where its script's host is not allowed; the built-in one is there. */
export function guardPage({ allowsHost }: Limits, { hosted, ...page }: ChatPageSettings): ChatPageSettings {
  return hosted !== undefined && allowsHost(new URL(hosted.scriptUrl).hostname) ? { ...page, hosted } : page;
}

/** Who takes what the browser brings: a sign-in that was begun before the policy came is no way around it. */
export function mayReturn({ refusalOf, allowsWay }: Limits, accounts: Accounts | undefined): Auth | undefined {
  if (accounts === undefined || refusalOf(accounts.view().connection) !== undefined) return undefined;
  return allowsWay('browser') || allowsWay('magicLink') ? accounts.current() : undefined;
}
