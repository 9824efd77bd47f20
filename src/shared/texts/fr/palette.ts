import { counted } from '../counted.ts';
import type { palette as words } from '../en/palette.ts';

/** The command palette and the sheet of shortcuts, French. */
export const palette = {
  title: 'Toutes les commandes',
  placeholder: 'Que voulez-vous faire ?',
  recent: 'Utilisées en dernier',
  commands: 'Commandes',
  none: 'Cette commande n’existe pas. Les conversations se trouvent avec « Rechercher dans les conversations ».',
  choose: 'choisir',
  run: 'exécuter',
  shortcuts: 'Raccourcis clavier',
  writing: 'Écriture',
  list: 'Liste des conversations',
  send: 'Envoyer le message',
  newLine: 'Nouvelle ligne',
  stop: 'Arrêter la réponse',
  rename: 'Renommer',
  remove: 'Supprimer',
  undo: 'Annuler la suppression',
  switchAccount: 'Passer à un compte selon sa place',
  linkCopied: 'Le lien a été copié.',
  linkNotCopied: 'Le lien n’a pas pu être copié.',
  found: (count: number): string => counted('fr', count, { one: '# commande', other: '# commandes' }),
  switchTo: (name: string): string => `Passer à ${name}`,
} satisfies typeof words;
