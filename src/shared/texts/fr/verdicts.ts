import { appName } from '../../brand.ts';
import { deApp, queApp } from '../french.ts';
import type { verdicts as words } from '../en/verdicts.ts';

const notOut = 'Vous n’êtes pas déconnecté.';
const kept = 'Rien n’a été supprimé.';

/** What happened to the sign-in and what to do, for each verdict by its code, French. */
export const verdicts = {
  starting: { sentence: `${appName} demande votre connexion au trousseau.`, advice: `Si votre système demande si ${appName} peut utiliser le trousseau, autorisez-le.` },
  signing_in: { sentence: 'Votre connexion est en cours.' },
  fine: { sentence: 'Tout va bien. Vous êtes connecté, et votre connexion survivra à un redémarrage.' },
  offline: {
    sentence: 'Vous êtes connecté, mais cet ordinateur n’a pas de réseau.',
    advice: 'Vous pouvez lire, chercher et écrire. Les messages partiront au retour du réseau.',
  },
  auth_unreachable: {
    sentence: 'Vous êtes connecté, mais le serveur d’authentification est injoignable. Cela ne vous déconnecte jamais.',
    advice: `${appName} continue d’essayer de lui-même. Lancez les vérifications pour voir ce qui bloque.`,
  },
  chat_unreachable: {
    sentence: `${notOut} Le serveur de conversation est injoignable ; le serveur d’authentification répond.`,
    advice: 'Vous pouvez lire, chercher et écrire. Les messages partiront à son retour. Lancez les vérifications pour voir ce qui bloque.',
  },
  connecting: { sentence: `Vous êtes connecté. ${appName} attend la première réponse du serveur d’authentification.` },
  token_refused: {
    sentence: `${notOut} Le serveur de conversation refuse le jeton que vous donne le serveur d’authentification.`,
    advice: 'Se reconnecter n’y changera rien. Lancez les vérifications et montrez-les à qui gère le serveur de conversation.',
  },
  token_unusable: {
    sentence: `${notOut} Le serveur d’authentification ne donne aucun jeton qu’un serveur de conversation puisse vérifier.`,
    advice: 'Se reconnecter n’y changera rien. Lancez les vérifications et montrez-les à qui gère le serveur d’authentification.',
  },
  clock_jumped: {
    sentence: 'Vous êtes connecté. L’horloge de cet ordinateur vient de faire un saut ; des serveurs peuvent vous refuser un moment.',
    advice: 'Si cela dure, vérifiez la date et l’heure dans les réglages de votre système.',
  },
  not_remembered: {
    sentence: `Vous êtes connecté, mais seulement jusqu’à la fermeture ${deApp} : aucun trousseau ne peut garder votre connexion.`,
    advice: 'Sous Linux, installez GNOME Keyring ou KWallet, ou déverrouillez celui que vous avez. Puis connectez-vous à nouveau.',
  },
  not_stored: {
    sentence: `Vous êtes connecté, mais le trousseau n’a pas pris votre connexion. Elle prendra fin avec ${appName}.`,
    advice: 'Déverrouillez le trousseau, puis réessayez.',
  },
  keychain_locked: { sentence: `${notOut} Le trousseau qui contient votre connexion est verrouillé.`, advice: `${kept} Déverrouillez le trousseau, puis réessayez.` },
  keychain_denied: {
    sentence: `${notOut} Le trousseau n’a pas laissé ${appName} lire votre connexion.`,
    advice: `${kept} Réessayez, et autorisez-le quand votre système le demande.`,
  },
  keychain_missing: {
    sentence: `${notOut} Le trousseau qui contient votre connexion est introuvable sur ce système.`,
    advice: `${kept} Sous Linux, relancez GNOME Keyring ou KWallet, ou rouvrez votre session de bureau. Puis réessayez.`,
  },
  keychain_replaced: {
    sentence: `Le trousseau fonctionne, mais ce ${queApp} y avait mis a disparu. ${appName} ne l’a pas supprimé.`,
    advice: 'C’est peut-être celui d’un autre utilisateur, un nouveau, ou un trousseau réinitialisé. Si vous retrouvez l’ancien, réessayez ; sinon, connectez-vous.',
  },
  keychain_unreadable: {
    sentence: `${notOut} Le trousseau répond, mais ce qu’il garde pour ${appName} est illisible.`,
    advice: 'Cela peut arriver après une restauration du système. Tout reste tel quel. Réessayez ; si cela ne suffit pas, connectez-vous à nouveau.',
  },
  keychain_failed: {
    sentence: `${notOut} Le trousseau a signalé une erreur ; votre connexion est illisible pour le moment.`,
    advice: `${kept} Réessayez dans un instant, ou redémarrez l’ordinateur.`,
  },
  keychain_emptied: {
    sentence: `Votre connexion était dans le trousseau et n’y est plus. ${appName} ne l’a pas supprimée.`,
    advice: 'Le trousseau a peut-être été réinitialisé ou remplacé. Connectez-vous à nouveau.',
  },
  keychain_switched: {
    sentence: `${appName} utilise maintenant un autre trousseau que lors de votre connexion, et elle ne s’y trouve pas.`,
    advice: `Connectez-vous à nouveau, ou revenez au trousseau précédent et relancez ${appName}.`,
  },
  keychain_away: {
    sentence: 'Votre connexion est dans le trousseau de la dernière exécution, et il n’y en a pas dans celle-ci.',
    advice: `Démarrez ou déverrouillez le trousseau et relancez ${appName}. Ou connectez-vous jusqu’à la fermeture.`,
  },
  not_kept: {
    sentence: 'Le trousseau n’a pas gardé votre dernière connexion. Elle n’était qu’en mémoire et a pris fin au redémarrage.',
    advice: `Déverrouillez ou installez un trousseau, puis connectez-vous à nouveau : ${appName} prévient quand il ne peut pas se souvenir de vous.`,
  },
  signed_out_here: { sentence: 'Vous vous êtes déconnecté sur cet ordinateur.', advice: 'Connectez-vous quand vous voulez.' },
  signed_out_here_untold: {
    sentence: 'Vous vous êtes déconnecté sur cet ordinateur. Le serveur n’a pas encore pu en être informé.',
    advice: `${appName} l’en informe dès qu’il est joignable. Inutile d’attendre pour vous connecter.`,
  },
  session_ended: {
    sentence: 'Le serveur a mis fin à votre session. Il n’a pas dit pourquoi.',
    advice: 'Elle a peut-être expiré ou été révoquée, ou votre mot de passe a été changé ailleurs. Connectez-vous à nouveau ; vos brouillons sont conservés.',
  },
  session_revoked: {
    sentence: 'Le serveur a mis fin à votre session avant son terme. Il ne dit pas pourquoi.',
    advice:
      'En général, vous avez été déconnecté de tous les appareils, le mot de passe a été changé, ou un administrateur l’a fait. Connectez-vous à nouveau ; vos brouillons sont conservés. Si ce n’était pas vous, changez votre mot de passe.',
  },
  session_expired: { sentence: 'Votre session a expiré. Le serveur limite la durée des sessions.', advice: 'Connectez-vous à nouveau ; vos brouillons sont conservés.' },
  password_changed: {
    sentence: 'Vous avez été déconnecté parce que le mot de passe de votre compte a été changé.',
    advice: 'Connectez-vous avec le nouveau. Si vous ne l’avez pas changé, prévenez qui gère le serveur.',
  },
  account_banned: { sentence: 'Le serveur a bloqué votre compte.', advice: 'Demandez à qui gère le serveur de vous laisser entrer à nouveau.' },
  account_deleted: { sentence: 'Le serveur ne connaît plus votre compte.', advice: 'Demandez à qui gère le serveur, ou créez un nouveau compte.' },
  connection_changed: {
    sentence: `${appName} a été réglé sur un autre serveur, où vous n’êtes pas connecté. Votre session sur le précédent est conservée.`,
    advice: 'Connectez-vous avec le compte que vous y avez, ou revenez au serveur que vous utilisiez.',
  },
  never_signed_in: { sentence: 'Personne ne s’est encore connecté ici.', advice: 'Connectez-vous, ou créez un compte.' },
  sign_in_failed: {
    sentence: 'Personne n’est connecté : la dernière tentative de connexion n’a pas abouti.',
    advice: 'Vérifiez l’adresse et le mot de passe. S’ils sont justes, lancez les vérifications.',
  },
} satisfies typeof words;
