import type { waiting as words } from '../en/waiting.ts';

/** Why a message waits, was not sent, or cannot be changed, French. */
export const waiting = {
  offline: 'Vous êtes hors ligne. Ce message sera envoyé à votre retour.',
  unreachable: 'Le serveur est injoignable pour le moment. Ce message sera envoyé dès qu’il répondra.',
  earlier: 'Ce message sera envoyé dès que les précédents le seront.',
  stopped: 'L’envoi a été arrêté avant que le serveur ne l’ait reçu.',
  threadGone: 'Cette conversation n’existe plus sur le serveur.',
  cutEachTime: 'Le serveur a interrompu chaque envoi de ce message.',
  manyTries: 'Le serveur ne l’a pas accepté après de nombreuses tentatives.',
  notAccepted: 'Le serveur ne l’a pas accepté.',
  changeNotKept: 'Le disque est plein, ceci ne peut donc pas être conservé jusqu’à votre retour en ligne. Faites de la place et réessayez.',
  messageNotKept: 'Le disque est plein, ce message ne peut donc pas être conservé jusqu’à votre retour en ligne. Faites de la place, ou renvoyez-le une fois en ligne.',
  filesOnline: 'Les fichiers ne peuvent être ajoutés qu’en ligne. Réessayez à votre retour.',
  needsWords: 'Un message a besoin de mots. Pour le retirer, supprimez-le.',
  notSentYet: 'Cette conversation n’a pas encore été envoyée. Attendez d’être de nouveau en ligne.',
} satisfies typeof words;
