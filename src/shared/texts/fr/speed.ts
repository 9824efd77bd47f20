import { counted } from '../counted.ts';
import type { speed as words } from '../en/speed.ts';

/** How fast the app starts, what memory it takes and what it is made of, French. */
export const speed = {
  title: 'Vitesse et mémoire',
  lastStart: 'Dernier démarrage',
  usualStart: 'Démarrage habituel',
  memoryNow: 'Mémoire actuelle',
  starts: 'Démarrages',
  memory: 'Mémoire',
  startsPlot: (count: number, least: string, most: string): string => `${counted('fr', count, { one: '# démarrage', other: '# démarrages' })}, entre ${least} et ${most}.`,
  startOf: (time: string, version: string, moment: string): string => `${time} · version ${version} · ${moment}`,
  memoryPlot: (least: string, most: string): string => `Mémoire entre ${least} et ${most}.`,
  startsElsewhere: 'Les démarrages sont mesurés dans l’application de bureau.',
  licenses: 'Licences de tout ce qui est inclus',
  notPackaged: 'Cette copie n’a pas été empaquetée : les licences se trouvent avec ce dont elle est faite.',
  hint: 'Un démarrage se termine quand vous pouvez écrire. La mémoire est celle de tous les processus de l’application. Mesuré sur cet ordinateur, et jamais envoyé ailleurs.',
} satisfies typeof words;
