import type { find as words } from '../en/find.ts';
import { written } from '../counted.ts';

/** The bar that looks through the chat on the screen, and quick entry, French. */
export const find = {
  label: 'Rechercher dans cette conversation',
  next: 'Occurrence suivante',
  previous: 'Occurrence précédente',
  close: 'Fermer',
  place: (index: number, count: number): string => `${written('fr', index)} sur ${written('fr', count)}`,
  none: 'Introuvable',
  impossible: 'L’interface d’OpenAI ne peut pas être parcourue ici. La recherche trouve les messages de toutes les conversations.',
  quickTitle: 'Question rapide',
  carryOn: 'Continuer dans la fenêtre principale',
  renew: 'Nouvelle question',
  hide: 'Masquer',
} satisfies typeof words;
