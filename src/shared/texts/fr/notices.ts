import { appName } from '../../brand.ts';
import { deApp } from '../french.ts';
import { counted } from '../counted.ts';
import type { notices as words } from '../en/notices.ts';

/** Lines above the conversation, and the server on this computer when it cannot start, French. */
export const notices = {
  offlineKeeping: (server: string | undefined): string =>
    `Impossible de joindre ${server ?? 'le serveur de cet ordinateur'}. Vous pouvez lire et écrire ; les messages partiront à son retour.`,
  offlineReading: (server: string | undefined): string =>
    `Impossible de joindre ${server ?? 'le serveur de cet ordinateur'}. Vous pouvez lire ce qui est ouvert ; l’envoi reprendra à son retour.`,
  messagesWait: 'En attendant, vous pouvez lire et écrire ; les messages patientent ici.',
  /** `wait` is a span of time. */
  nextTry: (wait: string): string => `Nouvel essai dans ${wait}.`,
  triedAgain: 'Il est en train de redémarrer.',
  serverInPlain: `Seul le serveur de cet ordinateur garde ses conversations, non chiffrées, dans le dossier ${deApp}.`,
  chatsInMemory: 'Les conversations ne restent pas sur cet ordinateur après la fermeture, faute de trousseau pour les protéger.',
  fixedConnection: (server: string): string => `Cette exécution est reliée à ${server}, comme fixé au lancement ${deApp}.`,
  whatIsInTheWay: 'Qu’est-ce qui bloque ?',
  hide: 'Masquer jusqu’au prochain démarrage',
  historySalvaged: (count: number): string =>
    counted('fr', count, {
      one: 'Les conversations enregistrées sur cet ordinateur étaient endommagées. # entrée a pu être sauvée ; le reste est relu depuis le serveur.',
      other: 'Les conversations enregistrées sur cet ordinateur étaient endommagées. # entrées ont pu être sauvées ; le reste est relu depuis le serveur.',
    }),
  historyFull:
    `Le disque est plein : rien de nouveau n’est gardé sur cet ordinateur. Ce qui s’y trouve reste lisible. Libérez de la place ; ${appName} reprend alors de lui-même.`,
  historyNewer: `Un ${appName} plus récent a écrit les conversations enregistrées sur cet ordinateur. Celui-ci n’y touche pas et garde les conversations jusqu’à la fermeture.`,
  historyNewerFix:
    `Mettez ${appName} à jour et vous les retrouverez. Pour continuer avec cette version, déconnectez-vous en choisissant de les effacer ici : vos conversations sont alors relues depuis le serveur.`,
  historyLocked: 'La clé des conversations enregistrées n’est pas dans le trousseau en ce moment. Elles restent fermées, et les conversations sont gardées jusqu’à la fermeture.',
  historyLockedFix: `Déverrouillez le trousseau, ou autorisez ${appName} à l’utiliser, puis réessayez. Rien n’a changé dans les conversations enregistrées.`,
  historyFailed: 'Les conversations enregistrées sur cet ordinateur n’ont pas pu être ouvertes. Les conversations sont gardées jusqu’à la fermeture.',
  historyFailedFix: `Réessayez, ou relancez ${appName}. Si cela persiste, vérifiez l’état du disque ; la cause est dans le journal.`,
  beginAnew: 'Repartir de zéro…',
  beginAnewTitle: 'Repartir de zéro sur cet ordinateur ?',
  beginAnewMeans:
    `Les comptes et conversations du serveur de cet ordinateur ne peuvent pas être ouverts sans leur clé. ${appName} les met de côté, tels quels, et repart à vide : vous recréez votre compte. Si la clé réapparaît, ils peuvent être remis en place.`,
  moveAside: 'Mettre de côté et repartir de zéro',
  movingAside: 'Mise de côté des données',
} satisfies typeof words;
