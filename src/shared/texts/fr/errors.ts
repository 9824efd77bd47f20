import { appName } from '../../brand.ts';
import { deApp, queApp } from '../french.ts';
import { counted } from '../counted.ts';
import type { errors as words } from '../en/errors.ts';

/** What main cannot or will not do, and what to do then, French. */
export const errors = {
  internal: `${appName} a rencontré une erreur interne. Le journal en donne le détail.`,
  stopped: `${appName} s’est arrêté. Relancez-le et ouvrez le lien qu’il affiche.`,
  onlyOwnWindow: `Seule la fenêtre ${deApp} peut demander cela.`,
  unknownRequest: `Cette version ${deApp} ne connaît pas cette demande.`,
  requestTooLarge: 'C’est plus qu’une demande ne peut contenir.',
  incomplete: `La fenêtre a envoyé une demande incomplète. Rechargez-la ; si cela persiste, réinstallez ${appName}.`,
  onlyLinks: 'Seuls les liens web et e-mail peuvent être ouverts.',
  serverFixed: `Le serveur a été fixé en ligne de commande. Lancez ${appName} sans --server pour en choisir un ici.`,
  alreadyHere: 'Vous êtes déjà connecté avec ce compte. Choisissez-le sous « Autres comptes », ou connectez-vous avec un autre.',
  onlyAccount: 'C’est le seul compte ici, il ne peut donc pas être retiré. Déconnectez-vous plutôt.',
  tooManyAccounts: (count: number): string =>
    counted('fr', count, {
      one: 'Il y a déjà # compte. Retirez-en d’abord un dont vous n’avez plus besoin.',
      other: 'Il y a déjà # comptes. Retirez-en d’abord un dont vous n’avez plus besoin.',
    }),
  keychainKept: 'Le trousseau n’a pas lâché cette connexion ; le compte n’a donc pas été retiré. Déverrouillez le trousseau et réessayez.',
  modelFromEnvironment: 'Le modèle est fixé par des variables d’environnement. Supprimez-les pour en choisir un ici.',
  serverNotStarted: (reason: string): string => `Le serveur de cet ordinateur n’a pas pu démarrer : ${reason}`,
  serverStopped: 'Le serveur de cet ordinateur s’est arrêté de lui-même. Rien n’est perdu.',
  dataOpens: 'Les données de cet ordinateur peuvent à nouveau être ouvertes ; elles sont restées à leur place.',
  quitting: `${appName} est en train de se fermer.`,
  dataLocked: `Les données de cet ordinateur sont chiffrées, et le trousseau qui garde leur clé est verrouillé. Déverrouillez-le ; ${appName} reprend de lui-même.`,
  dataDenied: `Les données de cet ordinateur sont chiffrées, et le trousseau n’a pas donné leur clé à ${appName}. Autorisez-le dans le trousseau ; ${appName} reprend de lui-même.`,
  dataMissing:
    `Les données de cet ordinateur sont chiffrées, et aucun trousseau ne peut garder leur clé. Démarrez celui ${queApp} utilisait ; ${appName} reprend de lui-même.`,
  dataReplaced: 'Les données de cet ordinateur sont chiffrées, et leur clé n’est plus dans le trousseau. Restaurez le trousseau depuis une sauvegarde ; les données restent telles quelles.',
  dataUnreadable:
    'Les données de cet ordinateur sont chiffrées, et ce que le trousseau garde comme clé est illisible. Restaurez le trousseau depuis une sauvegarde ; les données restent telles quelles.',
  dataFailed:
    `Les données de cet ordinateur sont chiffrées, et le trousseau qui garde leur clé ne répond pas. Redémarrez-le, ou rouvrez votre session sur cet ordinateur ; ${appName} reprend de lui-même.`,
  historyUnreadable: `L’historique est illisible pour le moment. Relancez ${appName}.`,
  diskFull: `Il n’y a plus de place sur le disque, rien ne peut être enregistré. Libérez de la place ; ${appName} reprend de lui-même.`,
  notErased: 'L’historique n’a pas pu être effacé en entier. Fermez les autres programmes qui l’utilisent et réessayez.',
  nothingToSearch: 'Il n’y a rien à chercher tant que personne n’est connecté.',
  sentAlready: 'Cela n’attend plus : c’est envoyé.',
  onItsWay: 'C’est déjà en route.',
} satisfies typeof words;
