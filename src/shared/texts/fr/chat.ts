import { deApp } from '../french.ts';
import type { chat as words } from '../en/chat.ts';

/** The chat page around the element, French. */
export const chat = {
  title: 'Conversation',
  loading: 'Chargement de la conversation…',
  placeholder: 'Écrire un message',
  greeting: 'Comment puis-je vous aider aujourd’hui ?',
  show: 'Montrez-moi ce que je peux faire ici',
  showPrompt: 'En quoi pouvez-vous m’aider, et que dois-je savoir pour commencer ?',
  draft: 'Rédiger un e-mail clair et aimable',
  draftPrompt: 'Aidez-moi à rédiger un e-mail clair et aimable. Demandez-moi d’abord de quoi il s’agit.',
  explain: 'Expliquer simplement quelque chose de difficile',
  explainPrompt: 'Expliquez-moi un sujet difficile avec des mots simples. Demandez-moi lequel.',
  review: 'Relire un bout de code',
  reviewPrompt: 'J’aimerais que vous relisiez un bout de code. Demandez-moi de le coller, et ce qu’il doit faire.',
  hostedFailed: `L’interface d’OpenAI n’a pas pu être chargée ; celle ${deApp} prend le relais.`,
  details: 'Détails',
  tryAgain: 'Réessayer',
  dismiss: 'Masquer',
  hostedBlocked: 'Le script de l’interface d’OpenAI n’a pas pu être chargé : cet ordinateur est hors ligne, ou le réseau ne le laisse pas passer.',
  hostedLate: 'Le script de l’interface d’OpenAI n’a pas démarré à temps. Le réseau est peut-être lent, ou en bloque une partie.',
  hostedRefused: (detail: string): string =>
    `L’interface d’OpenAI signale : ${detail === '' ? 'une erreur sans explication.' : detail} S’il s’agit du domaine, demandez à qui a configuré ce serveur de vérifier la clé de domaine et l’hôte.`,
} satisfies typeof words;
