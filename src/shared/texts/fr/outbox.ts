import { counted } from '../counted.ts';
import type { outbox as words } from '../en/outbox.ts';

/** What waits to be sent, French. */
export const outbox = {
  title: 'En attente d’envoi',
  trying: 'Essai en cours',
  messagesWait: (count: number): string => counted('fr', count, { one: '# message en attente d’envoi', other: '# messages en attente d’envoi' }),
  changesWait: (count: number): string => counted('fr', count, { one: '# modification en attente d’envoi', other: '# modifications en attente d’envoi' }),
  messagesRefused: (count: number): string => counted('fr', count, { one: '# message n’a pas été envoyé', other: '# messages n’ont pas été envoyés' }),
  changesRefused: (count: number): string => counted('fr', count, { one: '# modification n’a pas été envoyée', other: '# modifications n’ont pas été envoyées' }),
  noText: 'Un message sans texte',
  newTitle: (title: string): string => `Nouveau titre : ${title}`,
  deleteChat: 'Supprimer cette conversation',
  rating: 'Votre avis sur une réponse',
  soon: 'Envoi dans un instant',
  whenOnline: 'Sera envoyé quand vous serez en ligne',
  sending: 'Envoi en cours',
  uncertain: 'Peut-être déjà arrivé ; c’est vérifié avant un nouvel envoi',
  refused: 'Le serveur ne l’a pas accepté.',
  delete: (text: string): string => `Supprimer : ${text}`,
} satisfies typeof words;
