import { appName } from '../../brand.ts';
import { queApp } from '../french.ts';
import { counted } from '../counted.ts';
import type { accounts as words } from '../en/accounts.ts';

/** Accounts side by side, and what is asked before one leaves, French. */
export const accounts = {
  accounts: 'Comptes',
  other: 'Autres comptes',
  add: 'Ajouter un compte…',
  remove: 'Retirer ce compte…',
  nobody: 'Personne n’est connecté',
  unreadable: 'Illisible',
  signingIn: 'Connexion en cours',
  noAnswer: 'Le trousseau ne répond pas',
  signedOut: 'Déconnecté',
  waiting: (count: number): string => counted('fr', count, { one: '# message en attente', other: '# messages en attente' }),
  othersNeedYou: (count: number): string => counted('fr', count, { one: '# autre compte a besoin de vous.', other: '# autres comptes ont besoin de vous.' }),
  wasSignedOut: (name: string): string => `${name} a été déconnecté.`,
  otherUnread: 'Le trousseau ne répond pas pour un autre compte.',
  removedElsewhere: 'Ce compte a été retiré dans une autre fenêtre.',
  removeNamed: (name: string): string => `Retirer ${name} ?`,
  removeUnnamed: (server: string | undefined): string => `Retirer le compte sur ${server ?? 'le serveur de cet ordinateur'} ?`,
  signOutOf: (server: string | undefined): string => (server === undefined ? 'Se déconnecter ?' : `Se déconnecter de ${server} ?`),
  removeMeans: (server: string | undefined): string =>
    `Vous êtes déconnecté et le compte quitte la liste. Vos conversations restent sur ${server ?? 'le serveur de cet ordinateur'}.`,
  signOutMeans: (server: string | undefined): string =>
    `${appName} oublie votre connexion. Vos conversations restent sur ${server ?? 'le serveur de cet ordinateur'}.`,
  copyLegend: `La copie ${queApp} garde pour lire hors ligne`,
  keep: 'La garder',
  keepInMemory: `Sans trousseau, elle n’est qu’en mémoire et disparaît quand ${appName} se ferme.`,
  keepEncrypted: 'Chiffrée ; vous la retrouvez en vous reconnectant avec ce compte.',
  erase: 'L’effacer',
  eraseMeans: 'Ses messages, brouillons et fichiers sont détruits. C’est irréversible.',
  unsentLost: (count: number): string =>
    counted('fr', count, { one: '# message n’a pas encore été envoyé et sera perdu.', other: '# messages n’ont pas encore été envoyés et seront perdus.' }),
  unsentWaits: (count: number): string =>
    counted('fr', count, {
      one: '# message n’a pas encore été envoyé. Il attend que vous vous reconnectiez avec ce compte.',
      other: '# messages n’ont pas encore été envoyés. Ils attendent que vous vous reconnectiez avec ce compte.',
    }),
  removeAccount: 'Retirer le compte',
  removeAndErase: 'Retirer et effacer',
  signOut: 'Se déconnecter',
  signOutAndErase: 'Se déconnecter et effacer',
  removing: 'Retrait du compte',
  signingOut: 'Déconnexion en cours',
} satisfies typeof words;
