import { counted } from '../counted.ts';
import type { speed as words } from '../en/speed.ts';

/** How fast the app starts, what memory it takes and what it is made of, Spanish. */
export const speed = {
  title: 'Velocidad y memoria',
  lastStart: 'Último inicio',
  usualStart: 'Inicio habitual',
  memoryNow: 'Memoria actual',
  starts: 'Inicios',
  memory: 'Memoria',
  startsPlot: (count: number, least: string, most: string): string => `${counted('es', count, { one: '# inicio', other: '# inicios' })}, entre ${least} y ${most}.`,
  startOf: (time: string, version: string, moment: string): string => `${time} · versión ${version} · ${moment}`,
  memoryPlot: (least: string, most: string): string => `Memoria entre ${least} y ${most}.`,
  startsElsewhere: 'Los inicios se miden en la aplicación de escritorio.',
  licenses: 'Licencias de todo lo incluido',
  notPackaged: 'Esta copia no se empaquetó: las licencias están junto a aquello con lo que se construyó.',
  hint: 'Un inicio termina cuando puede escribir. La memoria es la de todos los procesos de la aplicación. Se mide en este ordenador y nunca se envía a ningún sitio.',
} satisfies typeof words;
