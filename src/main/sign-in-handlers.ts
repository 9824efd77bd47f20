import type { SignInDesktopMethods } from '../shared/sign-in-api.ts';
import type { Accounts } from './accounts.ts';
import type { Handlers } from './ipc/router.ts';

/** What the methods of signing in and of an account's codes do. */
export function createSignInHandlers(accounts: Pick<Accounts, 'current'>): Pick<Handlers, keyof SignInDesktopMethods> {
  const flow = () => accounts.current().flow;
  const account = () => accounts.current().account;
  const done = async (work: Promise<void> | undefined): Promise<null> => {
    await work;
    return null;
  };
  return {
    'signIn.methods': () => flow().methods(),
    'signIn.progress': () => flow().progress(),
    'signIn.verify': (input) => done(flow().verify(input)),
    'signIn.browser': ({ provider }) => done(flow().browser(provider)),
    'signIn.paste': ({ code }) => done(flow().paste(code)),
    'signIn.device': () => done(flow().device()),
    'signIn.mail': ({ email }) => done(flow().mail(email)),
    'signIn.requestReset': ({ email }) => done(flow().requestReset(email)),
    'signIn.confirmAgain': ({ email }) => done(flow().confirmAgain(email)),
    'signIn.cancel': () => {
      flow().cancel();
      return null;
    },
    'account.security': () => account().state(),
    'account.beginCodes': ({ password }) => account().begin(password),
    'account.confirmCodes': ({ code }) => done(account().confirm(code)),
    'account.endCodes': ({ password }) => done(account().end(password)),
    'account.recoveryCodes': async ({ password }) => ({ recoveryCodes: await account().recoveryCodes(password) }),
  };
}
