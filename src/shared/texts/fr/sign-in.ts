import { appName } from '../../brand.ts';
import { deApp } from '../french.ts';
import { counted } from '../counted.ts';
import type { signIn as words } from '../en/sign-in.ts';

/** The form, the screens on which nobody is signed in, and what goes wrong there, French. */
export const signIn = {
  signIn: 'Se connecter',
  createTitle: 'Créez votre compte',
  createAccount: 'Créer le compte',
  createAnAccount: 'Créer un compte',
  signInInstead: 'Se connecter plutôt',
  signingIn: 'Connexion en cours',
  creating: 'Création du compte',
  signingInTo: (server: string): string => `Connexion à ${server}`,
  newAccountOn: (server: string): string => `Nouveau compte sur ${server}`,
  aboutConnection: 'À propos de ce serveur',
  changeServer: 'Changer de serveur',
  haveAccount: 'Vous avez déjà un compte ?',
  newHere: 'Première visite ?',
  whySignedOut: 'Pourquoi suis-je déconnecté ?',
  trouble: 'Un problème de connexion ?',
  sessionEnded:
    'Vous avez été déconnecté parce que la session a pris fin sur le serveur : quelqu’un l’y a fermée, le mot de passe a été changé, ou le compte n’a plus le droit de se connecter. Vos brouillons sont conservés.',
  connectionChanged: 'Vous êtes maintenant relié à un autre serveur. Connectez-vous avec le compte que vous y avez.',
  name: 'Nom',
  email: 'E-mail',
  password: 'Mot de passe',
  showPassword: 'Afficher le mot de passe',
  hidePassword: 'Masquer le mot de passe',
  atLeast: (count: number): string => counted('fr', count, { one: 'Au moins # caractère', other: 'Au moins # caractères' }),
  enterName: 'Saisissez le nom à afficher pour vous.',
  enterEmail: 'Saisissez votre adresse e-mail.',
  notAnEmail: 'Ce n’est pas encore une adresse e-mail. Il lui faut une forme comme nom@example.com.',
  choosePassword: 'Choisissez un mot de passe.',
  enterPassword: 'Saisissez votre mot de passe.',
  passwordTooShort: (least: number, typed: number): string =>
    `${counted('fr', least, { one: 'Utilisez au moins # caractère.', other: 'Utilisez au moins # caractères.' })} ${counted('fr', typed, { other: 'Celui-ci en a #.' })}`,
  passwordTooLong: (most: number): string => counted('fr', most, { one: 'Utilisez au plus # caractère.', other: 'Utilisez au plus # caractères.' }),
  wrongCredentials: 'Aucun compte ne correspond à cette adresse et à ce mot de passe. Vérifiez les deux et réessayez.',
  emailTaken: 'Il existe déjà un compte avec cette adresse e-mail.',
  tooManyAttempts: (server: string | undefined): string => `Trop d’essais sur ${server ?? 'le serveur de cet ordinateur'}.`,
  unreachable: (server: string | undefined): string =>
    `Impossible de joindre ${server ?? 'le serveur de cet ordinateur'}. Vérifiez votre connexion, ou demandez à qui gère le serveur ; ce que vous avez saisi est conservé.`,
  signInWaits: 'Pour se connecter, il faut attendre que le serveur de cet ordinateur fonctionne.',
  creatingWaits: 'Pour créer le compte, il faut attendre que le serveur de cet ordinateur fonctionne.',
  signInFailed: 'La connexion n’a pas abouti.',
  creatingFailed: 'La création du compte n’a pas abouti.',
  tryAgainIn: <Part>(wait: Part): (string | Part)[] => ['Nouvel essai possible dans ', wait, '.'],
  tryAgainNow: 'Vous pouvez réessayer maintenant.',
  startFailedTitle: `${appName} n’a pas pu démarrer`,
  startFailed: `La partie qui garde votre session n’a pas répondu. Réessayez ; si cela ne suffit pas, quittez ${appName} et relancez-le.`,
  starting: 'Démarrage',
  startingApp: `Démarrage ${deApp}`,
  crashedTitle: 'Cette fenêtre ne fonctionne plus',
  crashed: `${appName} a rencontré une erreur en l’affichant. Vous êtes toujours connecté et vos conversations sont en sécurité sur le serveur. Rechargez pour continuer.`,
  reload: 'Recharger',
} satisfies typeof words;
