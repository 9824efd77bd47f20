import { counted } from '../counted.ts';
import type { outbox as words } from '../en/outbox.ts';

/** What waits to be sent, Spanish. */
export const outbox = {
  title: 'A la espera de enviarse',
  trying: 'Probando',
  messagesWait: (count: number): string => counted('es', count, { one: '# mensaje espera para enviarse', other: '# mensajes esperan para enviarse' }),
  changesWait: (count: number): string => counted('es', count, { one: '# cambio espera para enviarse', other: '# cambios esperan para enviarse' }),
  messagesRefused: (count: number): string => counted('es', count, { one: '# mensaje no se envió', other: '# mensajes no se enviaron' }),
  changesRefused: (count: number): string => counted('es', count, { one: '# cambio no se envió', other: '# cambios no se enviaron' }),
  noText: 'Un mensaje sin texto',
  newTitle: (title: string): string => `Título nuevo: ${title}`,
  deleteChat: 'Eliminar este chat',
  rating: 'Su valoración de una respuesta',
  soon: 'Se envía en un momento',
  whenOnline: 'Se enviará cuando tenga conexión',
  sending: 'Enviándose',
  uncertain: 'Puede que haya llegado; se comprueba antes de enviarlo de nuevo',
  refused: 'El servidor no lo aceptó.',
  delete: (text: string): string => `Eliminar: ${text}`,
} satisfies typeof words;
