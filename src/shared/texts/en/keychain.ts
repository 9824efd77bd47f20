import { appName } from '../../brand.ts';

/** Why the keychain gave no answer, and the ways out, English. */
export const keychain = {
  title: 'Your sign-in can’t be read',
  /** For each cause: the whole sentence, and what to do about it. */
  unread: {
    missing: `You may still be signed in, but ${appName} can’t tell because this system has no keychain. Nothing was deleted.`,
    locked: `You may still be signed in, but ${appName} can’t tell because the keychain is locked. Nothing was deleted.`,
    denied: `You may still be signed in, but ${appName} can’t tell because the keychain refused access. Nothing was deleted.`,
    replaced: `You may still be signed in, but ${appName} can’t tell because the keychain is a new one, or its entries for ${appName} were removed. Nothing was deleted.`,
    unreadable: `You may still be signed in, but ${appName} can’t tell because what the keychain holds for ${appName} can’t be read. Nothing was deleted.`,
    failed: `You may still be signed in, but ${appName} can’t tell because the keychain reported a fault. Nothing was deleted.`,
  },
  fix: {
    missing:
      'On Linux, install GNOME Keyring or KWallet and sign in to your desktop again. On a machine you reach without a desktop there may be none, which is fine: sign in each time.',
    locked: 'Unlock it (Keychain Access on macOS, Passwords and Keys or KWalletManager on Linux), then try again.',
    denied: `Allow ${appName} when your system asks, or in its keychain settings, then try again.`,
    replaced:
      'If you have the old keychain, bring it back (on Linux, the files in ~/.local/share/keyrings) and try again. If it is gone for good, sign in again.',
    unreadable:
      'This can happen after a system restore. Try again, or restart the computer. If that doesn’t help, sign in again: the old entry is kept beside the new one.',
    failed: `Try again in a moment, or restart the computer. ${appName}’s log file says what the keychain answered.`,
  },
  /** In a line above the conversation: what will be forgotten, and why. */
  signInForgotten: {
    missing: 'Sign-in will not be remembered after you quit, because this system has no keychain.',
    locked: 'Sign-in will not be remembered after you quit, because the keychain is locked.',
    denied: 'Sign-in will not be remembered after you quit, because the keychain refused access.',
    replaced: `Sign-in will not be remembered after you quit, because the keychain is a new one, or its entries for ${appName} were removed.`,
    unreadable: `Sign-in will not be remembered after you quit, because what the keychain holds for ${appName} can’t be read.`,
    failed: 'Sign-in will not be remembered after you quit, because the keychain reported a fault.',
  },
  allForgotten: {
    missing: 'Sign-in and chats will not be remembered after you quit, because this system has no keychain.',
    locked: 'Sign-in and chats will not be remembered after you quit, because the keychain is locked.',
    denied: 'Sign-in and chats will not be remembered after you quit, because the keychain refused access.',
    replaced: `Sign-in and chats will not be remembered after you quit, because the keychain is a new one, or its entries for ${appName} were removed.`,
    unreadable: `Sign-in and chats will not be remembered after you quit, because what the keychain holds for ${appName} can’t be read.`,
    failed: 'Sign-in and chats will not be remembered after you quit, because the keychain reported a fault.',
  },
  whatHappened: 'What happened?',
  unlock: 'Unlock',
  waiting: 'Waiting for the keychain',
  asking: 'Asking the keychain',
  moving: 'Moving what can be read',
  useOwnStore: `Use ${appName}’s own encrypted store`,
  ownStoreMeans: `Your sign-in is then kept in ${appName}’s folder, encrypted with a key of your system.`,
  useKeychain: 'Use the system’s keychain',
  keychainMeans: 'Your sign-in is then kept in the keychain of your system.',
  cannotWait: 'Can’t wait for it?',
  signInAgain: 'Sign in again',
  signInAgainMeans: 'Nothing is deleted: what is there of the old sign-in stays beside the new one.',
  signInUntilQuit: 'Sign in only until you quit',
  signInUntilQuitMeans: `The keychain is left as it is. ${appName} saves the sign-in there by itself once it opens.`,
};
