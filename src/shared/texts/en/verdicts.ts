import { appName } from '../../brand.ts';

const notOut = 'You are not signed out.';
const kept = 'Nothing was deleted.';

/** What happened to the sign-in and what to do, for each verdict by its code, English. */
export const verdicts = {
  starting: { sentence: `${appName} is asking the keychain for your sign-in.`, advice: `If your system asks whether ${appName} may use the keychain, allow it.` },
  signing_in: { sentence: 'You are being signed in right now.' },
  fine: { sentence: 'Nothing is wrong. You are signed in, and your sign-in will survive a restart.' },
  offline: { sentence: 'You are signed in, but this computer has no network.', advice: 'You can read, search and write. Messages are sent when the network is back.' },
  auth_unreachable: {
    sentence: 'You are signed in, but the sign-in server can’t be reached. That never signs you out.',
    advice: `${appName} keeps trying by itself. Run the checks to see what stands in the way.`,
  },
  chat_unreachable: {
    sentence: `${notOut} The chat server can’t be reached; the sign-in server answers.`,
    advice: 'You can read, search and write. Messages are sent when it is back. Run the checks to see what stands in the way.',
  },
  connecting: { sentence: `You are signed in. ${appName} is waiting for the first answer of the sign-in server.` },
  token_refused: {
    sentence: `${notOut} The chat server refuses the token that the sign-in server gives you.`,
    advice: 'Signing in again won’t help. Run the checks, and show them to whoever runs the chat server.',
  },
  token_unusable: {
    sentence: `${notOut} The sign-in server gives out no token that a chat server can check.`,
    advice: 'Signing in again won’t help. Run the checks, and show them to whoever runs the sign-in server.',
  },
  clock_jumped: {
    sentence: 'You are signed in. The clock of this computer has just jumped, which can make servers refuse you for a moment.',
    advice: 'If it goes on, check date and time in the settings of your system.',
  },
  not_remembered: {
    sentence: `You are signed in, but only until ${appName} quits: there is no keychain that could keep your sign-in.`,
    advice: 'On Linux, install GNOME Keyring or KWallet, or unlock the one you have. Then sign in again.',
  },
  not_stored: { sentence: `You are signed in, but the keychain did not take your sign-in. It ends when ${appName} quits.`, advice: 'Unlock the keychain, then try again.' },
  keychain_locked: { sentence: `${notOut} The keychain that holds your sign-in is locked.`, advice: `${kept} Unlock the keychain, then try again.` },
  keychain_denied: { sentence: `${notOut} The keychain did not let ${appName} read your sign-in.`, advice: `${kept} Try again, and allow it when your system asks.` },
  keychain_missing: {
    sentence: `${notOut} The keychain that holds your sign-in can’t be found on this system.`,
    advice: `${kept} On Linux, start GNOME Keyring or KWallet again, or sign in to your desktop anew. Then try again.`,
  },
  keychain_replaced: {
    sentence: `The keychain works, but what ${appName} had put there is gone. ${appName} did not delete it.`,
    advice: 'It may be the keychain of another user, a new one, or one that was reset. If you get the old one back, try again; if not, sign in.',
  },
  keychain_unreadable: {
    sentence: `${notOut} The keychain answers, but what it holds for ${appName} can’t be read.`,
    advice: 'This can happen after a system restore. It is kept as it is. Try again; if that doesn’t help, sign in anew.',
  },
  keychain_failed: {
    sentence: `${notOut} The keychain reported a fault, so your sign-in can’t be read now.`,
    advice: `${kept} Try again in a moment, or restart the computer.`,
  },
  keychain_emptied: {
    sentence: `Your sign-in was in the keychain, and is not there any more. ${appName} did not delete it.`,
    advice: 'The keychain may have been reset or replaced. Sign in again.',
  },
  keychain_switched: {
    sentence: `${appName} now uses another keychain than when you signed in, and your sign-in is not in it.`,
    advice: `Sign in again, or go back to the keychain you used before and restart ${appName}.`,
  },
  keychain_away: {
    sentence: 'Your sign-in is in the keychain of the last run, and there is none in this run.',
    advice: `Start or unlock the keychain and restart ${appName}. Or sign in, until ${appName} quits.`,
  },
  not_kept: {
    sentence: 'The keychain did not keep your last sign-in. It was in memory only, so it ended with the restart.',
    advice: `Unlock or install a keychain, then sign in again: ${appName} says when it can’t remember you.`,
  },
  signed_out_here: { sentence: 'You signed out on this computer.', advice: 'Sign in whenever you like.' },
  signed_out_here_untold: {
    sentence: 'You signed out on this computer. The server could not be told yet.',
    advice: `${appName} tells it as soon as it can be reached. You need not wait to sign in.`,
  },
  session_ended: {
    sentence: 'The server ended your session. It did not say why.',
    advice: 'It may have run out or been revoked, or your password was changed elsewhere. Sign in again; your drafts are kept.',
  },
  session_revoked: {
    sentence: 'The server ended your session before it had run out. It does not say why.',
    advice:
      'Usually you were signed out on all devices, the password was changed, or an administrator did it. Sign in again; your drafts are kept. If it wasn’t you, change your password.',
  },
  session_expired: { sentence: 'Your session ran out. The server lets sessions live for a limited time.', advice: 'Sign in again; your drafts are kept.' },
  password_changed: {
    sentence: 'You were signed out because the password of your account was changed.',
    advice: 'Sign in with the new one. If you didn’t change it, tell whoever runs the server.',
  },
  account_banned: { sentence: 'The server has blocked your account.', advice: 'Ask whoever runs the server to let you in again.' },
  account_deleted: { sentence: 'The server doesn’t know your account any more.', advice: 'Ask whoever runs the server, or create a new account.' },
  connection_changed: {
    sentence: `${appName} was pointed at another server, where you are not signed in. Your session with the one before is kept.`,
    advice: 'Sign in with your account there, or go back to the server you used.',
  },
  never_signed_in: { sentence: 'Nobody has signed in here yet.', advice: 'Sign in, or create an account.' },
  sign_in_failed: {
    sentence: 'Nobody is signed in: the last attempt to sign in did not work.',
    advice: 'Check e-mail and password. If they are right, run the checks.',
  },
};
