import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';
import type { crashes as words } from '../en/crashes.ts';

/** What ended unexpectedly, and its reports, French. */
export const crashes = {
  last: `${appName} s’est arrêté de façon inattendue la dernière fois.`,
  page: `Une fenêtre de ${appName} s’est fermée de façon inattendue et a été rouverte.`,
  helper: `Une partie de ${appName} s’est arrêtée de façon inattendue.`,
  fault: `${appName} a rencontré une erreur interne.`,
  show: 'Afficher le rapport',
  forget: 'Supprimer',
  title: 'Rapport d’incident',
  gone: 'Ce rapport n’existe plus.',
  means: 'Il reste sur cet ordinateur tant que vous ne le copiez pas ou ne l’enregistrez pas. Il contient, en anglais, les versions, ce qui s’est arrêté et pourquoi, des endroits du programme et les dernières lignes du journal avec heures, codes et noms de serveurs. Il ne contient ni mot de passe, ni jeton, ni cookie, rien de la mémoire du programme et rien de ce que quelqu’un a écrit.',
  others: (count: number): string => counted('fr', count, { one: '# rapport antérieur est conservé aussi.', other: '# rapports antérieurs sont conservés aussi.' }),
} satisfies typeof words;
