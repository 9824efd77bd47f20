import { deApp } from '../french.ts';
import type { ways as words } from '../en/ways.ts';

/** What the connection’s settings say about signing in, French. */
export const ways = {
  title: 'Connexion',
  heading: 'Façons de se connecter',
  ask: 'Le serveur les indique',
  askHint: `Les serveurs ${deApp} le font. Des autres, un mot de passe est attendu.`,
  say: 'Les choisir ici',
  sayHint: 'Pour un serveur Better Auth avec d’autres modules.',
  ways: {
    password: 'Mot de passe',
    passwordReset: 'Un nouveau mot de passe par e-mail',
    magicLink: 'Un lien par e-mail',
    browser: 'Le navigateur du système',
    device: 'Un code sur un autre appareil',
  },
  page: 'Page de connexion',
  pageHint: `Ouverte dans le navigateur. Laissez vide pour celle des serveurs ${deApp}.`,
  pageWrong: (example: string): string => `Saisissez une adresse https, par exemple ${example}.`,
} satisfies typeof words;
