import { appName } from '../../brand.ts';

/** What the connection’s settings say about signing in, English. */
export const ways = {
  title: 'Sign-in',
  heading: 'Ways to sign in',
  ask: 'The server says them',
  askHint: `${appName}’s own servers do. Of others, a password is expected.`,
  say: 'Choose them here',
  sayHint: 'For a Better Auth server with other plugins.',
  ways: {
    password: 'Password',
    passwordReset: 'A new password by e-mail',
    magicLink: 'A link by e-mail',
    browser: 'The system’s browser',
    device: 'A code on another device',
  },
  page: 'Sign-in page',
  pageHint: `Opened in the browser. Leave empty for the one of ${appName}’s own servers.`,
  pageWrong: (example: string): string => `Enter an https address, for example ${example}.`,
};
