import { appName } from '../../brand.ts';
import type { firstRun as words } from '../en/first-run.ts';

/** The first start: where the chats are to live, and a team’s server, French. */
export const firstRun = {
  title: `Bienvenue dans ${appName}`,
  intro: 'Où voulez-vous garder vos conversations ? Vous pourrez changer d’avis plus tard, dans les réglages.',
  where: 'Emplacement de vos conversations',
  here: 'Sur cet ordinateur',
  hereHint: `Un serveur intégré à ${appName}. Rien à configurer, et cela fonctionne sans réseau.`,
  team: 'Sur le serveur de mon équipe',
  teamHint: 'Tout service ChatKit dont les utilisateurs se connectent avec Better Auth.',
  account: 'Créez un compte pour cet ordinateur. Il reste ici.',
  signInServer: 'Serveur de connexion',
  chatServer: 'Serveur de discussion',
  chatHint: 'L’adresse ChatKit avec son chemin. Votre administrateur la connaît.',
  connect: 'Connecter',
  connecting: 'Recherche du serveur',
  anyway: 'Connecter quand même',
} satisfies typeof words;
