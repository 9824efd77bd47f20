import { appName } from '../../brand.ts';
import { deApp } from '../french.ts';
import type { keychain as words } from '../en/keychain.ts';

/** Why the keychain gave no answer, and the ways out, French. */
export const keychain = {
  title: 'Votre connexion enregistrée est illisible',
  unread: {
    missing: `Vous êtes peut-être toujours connecté, mais ${appName} ne peut pas le savoir : ce système n’a pas de trousseau. Rien n’a été supprimé.`,
    locked: `Vous êtes peut-être toujours connecté, mais ${appName} ne peut pas le savoir : le trousseau est verrouillé. Rien n’a été supprimé.`,
    denied: `Vous êtes peut-être toujours connecté, mais ${appName} ne peut pas le savoir : le trousseau a refusé l’accès. Rien n’a été supprimé.`,
    replaced: `Vous êtes peut-être toujours connecté, mais ${appName} ne peut pas le savoir : le trousseau est nouveau, ou les entrées ${deApp} en ont été retirées. Rien n’a été supprimé.`,
    unreadable: `Vous êtes peut-être toujours connecté, mais ${appName} ne peut pas le savoir : ce que le trousseau garde pour ${appName} est illisible. Rien n’a été supprimé.`,
    failed: `Vous êtes peut-être toujours connecté, mais ${appName} ne peut pas le savoir : le trousseau a signalé une erreur. Rien n’a été supprimé.`,
  },
  fix: {
    missing:
      'Sous Linux, installez GNOME Keyring ou KWallet et rouvrez votre session de bureau. Sur une machine que vous utilisez sans bureau, il n’y en a peut-être pas : connectez-vous alors à chaque fois.',
    locked: 'Déverrouillez-le (Trousseaux d’accès sur macOS, Mots de passe et clés ou KWalletManager sous Linux), puis réessayez.',
    denied: `Autorisez ${appName} quand votre système le demande, ou dans les réglages du trousseau, puis réessayez.`,
    replaced:
      'Si vous avez encore l’ancien trousseau, remettez-le en place (sous Linux, les fichiers de ~/.local/share/keyrings) et réessayez. S’il est perdu pour de bon, connectez-vous à nouveau.',
    unreadable:
      'Cela peut arriver après une restauration du système. Réessayez, ou redémarrez l’ordinateur. Si cela ne suffit pas, connectez-vous à nouveau : l’ancienne entrée est gardée à côté de la nouvelle.',
    failed: `Réessayez dans un instant, ou redémarrez l’ordinateur. Le journal ${deApp} dit ce que le trousseau a répondu.`,
  },
  signInForgotten: {
    missing: 'Votre connexion sera oubliée quand vous quitterez : ce système n’a pas de trousseau.',
    locked: 'Votre connexion sera oubliée quand vous quitterez : le trousseau est verrouillé.',
    denied: 'Votre connexion sera oubliée quand vous quitterez : le trousseau a refusé l’accès.',
    replaced: `Votre connexion sera oubliée quand vous quitterez : le trousseau est nouveau, ou les entrées ${deApp} en ont été retirées.`,
    unreadable: `Votre connexion sera oubliée quand vous quitterez : ce que le trousseau garde pour ${appName} est illisible.`,
    failed: 'Votre connexion sera oubliée quand vous quitterez : le trousseau a signalé une erreur.',
  },
  allForgotten: {
    missing: 'Votre connexion et vos conversations seront oubliées quand vous quitterez : ce système n’a pas de trousseau.',
    locked: 'Votre connexion et vos conversations seront oubliées quand vous quitterez : le trousseau est verrouillé.',
    denied: 'Votre connexion et vos conversations seront oubliées quand vous quitterez : le trousseau a refusé l’accès.',
    replaced: `Votre connexion et vos conversations seront oubliées quand vous quitterez : le trousseau est nouveau, ou les entrées ${deApp} en ont été retirées.`,
    unreadable: `Votre connexion et vos conversations seront oubliées quand vous quitterez : ce que le trousseau garde pour ${appName} est illisible.`,
    failed: 'Votre connexion et vos conversations seront oubliées quand vous quitterez : le trousseau a signalé une erreur.',
  },
  whatHappened: 'Que s’est-il passé ?',
  unlock: 'Déverrouiller',
  waiting: 'En attente du trousseau',
  asking: 'Interrogation du trousseau',
  moving: 'Déplacement de ce qui est lisible',
  useOwnStore: `Utiliser le stockage chiffré ${deApp}`,
  ownStoreMeans: `Votre connexion est alors gardée dans le dossier ${deApp}, chiffrée avec une clé de votre système.`,
  useKeychain: 'Utiliser le trousseau du système',
  keychainMeans: 'Votre connexion est alors gardée dans le trousseau de votre système.',
  cannotWait: 'Vous ne pouvez pas attendre ?',
  signInAgain: 'Se connecter à nouveau',
  signInAgainMeans: 'Rien n’est supprimé : ce qui reste de l’ancienne connexion est gardé à côté de la nouvelle.',
  signInUntilQuit: 'Se connecter seulement jusqu’à la fermeture',
  signInUntilQuitMeans: `Le trousseau reste tel quel. ${appName} y enregistre la connexion de lui-même dès qu’il s’ouvre.`,
} satisfies typeof words;
