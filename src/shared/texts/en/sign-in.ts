import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';

/** The form, the screens on which nobody is signed in, and what goes wrong there, English. */
export const signIn = {
  signIn: 'Sign in',
  createTitle: 'Create your account',
  createAccount: 'Create account',
  createAnAccount: 'Create an account',
  signInInstead: 'Sign in instead',
  signingIn: 'Signing in',
  creating: 'Creating the account',
  signingInTo: (server: string): string => `Signing in to ${server}`,
  newAccountOn: (server: string): string => `New account on ${server}`,
  aboutConnection: 'About this connection',
  changeServer: 'Change server',
  haveAccount: 'Have an account already?',
  newHere: 'New here?',
  whySignedOut: 'Why am I signed out?',
  trouble: 'Trouble signing in?',
  sessionEnded:
    'You were signed out because the session ended on the server: somebody ended it there, the password was changed, or the account may no longer sign in. Your drafts are kept.',
  connectionChanged: 'You are connected to another server now. Sign in with your account there.',
  name: 'Name',
  email: 'E-mail',
  password: 'Password',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  atLeast: (count: number): string => counted('en', count, { one: 'At least # character', other: 'At least # characters' }),
  enterName: 'Enter the name to show for you.',
  enterEmail: 'Enter your e-mail address.',
  notAnEmail: 'This is not an e-mail address yet. It needs a form like name@example.com.',
  choosePassword: 'Choose a password.',
  enterPassword: 'Enter your password.',
  passwordTooShort: (least: number, typed: number): string =>
    `${counted('en', least, { one: 'Use at least # character.', other: 'Use at least # characters.' })} ${counted('en', typed, { other: 'This one has #.' })}`,
  passwordTooLong: (most: number): string => counted('en', most, { one: 'Use at most # character.', other: 'Use at most # characters.' }),
  wrongCredentials: 'This e-mail and password don’t match an account. Check both and try again.',
  emailTaken: 'An account with this e-mail already exists.',
  /** `server` undefined in these: the one on this computer. */
  tooManyAttempts: (server: string | undefined): string => `Too many attempts on ${server ?? 'the server on this computer'}.`,
  unreachable: (server: string | undefined): string =>
    `Couldn’t reach ${server ?? 'the server on this computer'}. Check your connection, or ask whoever runs the server; what you typed is kept.`,
  signInWaits: 'Signing in has to wait until the server on this computer runs.',
  creatingWaits: 'Creating the account has to wait until the server on this computer runs.',
  signInFailed: 'Signing in didn’t work.',
  creatingFailed: 'Creating the account didn’t work.',
  /** `wait` is a duration; it stands in an element of its own, since it changes each second. */
  tryAgainIn: <Part>(wait: Part): (string | Part)[] => ['You can try again in ', wait, '.'],
  tryAgainNow: 'You can try again now.',
  startFailedTitle: `${appName} couldn’t start`,
  startFailed: `The part that keeps your session gave no answer. Try again; if that doesn’t help, quit and start ${appName} again.`,
  starting: 'Starting',
  startingApp: `Starting ${appName}`,
  crashedTitle: 'This window stopped working',
  crashed: `${appName} ran into a fault while drawing it. You are still signed in and your chats are safe on the server. Reload to go on.`,
  reload: 'Reload',
};
