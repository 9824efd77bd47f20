import { appName } from '../../brand.ts';
import { queApp } from '../french.ts';
import { counted } from '../counted.ts';
import type { outside as words } from '../en/outside.ts';

/** What is outside the windows: tray, notifications, and plain pages in a browser, French. */
export const outside = {
  replied: 'Une réponse est arrivée.',
  failed: 'La réponse n’a pas pu être terminée. Ouvrez la conversation pour réessayer.',
  show: (name: string): string => `Afficher ${name}`,
  quit: (name: string): string => `Quitter ${name}`,
  unread: (count: number): string => counted('fr', count, { one: '# réponse non lue', other: '# réponses non lues' }),
  handedOver: `Vous pouvez fermer cette page et revenir à ${appName}.`,
  handedRefused: `Cette connexion a déjà servi ou a pris trop de temps. Revenez à ${appName} et recommencez.`,
  closedDoor: `Ouvrez le lien ${queApp} a affiché`,
  closedDoorText: `Ce navigateur n’a pas encore été admis. Chaque lien affiché ne sert qu’une fois et cesse de valoir quand ${appName} s’arrête ; redémarrez ${appName} pour en obtenir un nouveau.`,
  opening: 'Ouverture…',
  notInBrowser: 'Dans un navigateur, c’est le navigateur qui en décide.',
  windowsOfBrowser: 'Dans un navigateur, les fenêtres sont celles du navigateur. Utilisez son menu.',
  loginNotSet: `Le système n’a pas laissé ${appName} s’ajouter à l’ouverture de session. Ajoutez-le dans les réglages du système.`,
} satisfies typeof words;
