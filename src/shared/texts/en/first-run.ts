import { appName } from '../../brand.ts';

/** The first start: where the chats are to live, and a team’s server, English. */
export const firstRun = {
  title: `Welcome to ${appName}`,
  intro: 'Where should your chats live? You can change it later, in the settings.',
  where: 'Where your chats live',
  here: 'On this computer',
  hereHint: `A server inside ${appName}. Nothing to set up, and it works without a network.`,
  team: 'On my team’s server',
  teamHint: 'Any ChatKit backend whose users sign in with Better Auth.',
  account: 'Make an account for this computer. It stays here.',
  signInServer: 'Sign-in server',
  chatServer: 'Chat server',
  chatHint: 'The ChatKit address, with its path. Your administrator knows it.',
  connect: 'Connect',
  connecting: 'Looking for the server',
  anyway: 'Connect anyway',
};
