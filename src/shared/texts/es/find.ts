import type { find as words } from '../en/find.ts';
import { written } from '../counted.ts';

/** The bar that looks through the chat on the screen, and quick entry, Spanish. */
export const find = {
  label: 'Buscar en este chat',
  next: 'Lugar siguiente',
  previous: 'Lugar anterior',
  close: 'Cerrar',
  place: (index: number, count: number): string => `${written('es', index)} de ${written('es', count)}`,
  none: 'No encontrado',
  impossible: 'Aquí no se puede buscar en el chat de OpenAI. La búsqueda encuentra mensajes en todos los chats.',
  quickTitle: 'Pregunta rápida',
  carryOn: 'Continuar en la ventana principal',
  renew: 'Nueva pregunta',
  hide: 'Ocultar',
} satisfies typeof words;
