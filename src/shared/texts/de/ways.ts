import { appName } from '../../brand.ts';
import type { ways as words } from '../en/ways.ts';

/** What the connection’s settings say about signing in, German. */
export const ways = {
  title: 'Anmeldung',
  heading: 'Wege zur Anmeldung',
  ask: 'Der Server nennt sie',
  askHint: `Server von ${appName} tun das. Von anderen wird ein Passwort erwartet.`,
  say: 'Hier auswählen',
  sayHint: 'Für einen Better-Auth-Server mit anderen Plugins.',
  ways: {
    password: 'Passwort',
    passwordReset: 'Neues Passwort per E-Mail',
    magicLink: 'Link per E-Mail',
    browser: 'Browser des Systems',
    device: 'Code auf einem anderen Gerät',
  },
  page: 'Anmeldeseite',
  pageHint: `Wird im Browser geöffnet. Leer lassen für die Seite eines ${appName}-Servers.`,
  pageWrong: (example: string): string => `Geben Sie eine https-Adresse ein, zum Beispiel ${example}.`,
} satisfies typeof words;
