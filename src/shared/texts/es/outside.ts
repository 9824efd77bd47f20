import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';
import type { outside as words } from '../en/outside.ts';

/** What is outside the windows: tray, notifications, and plain pages in a browser, Spanish. */
export const outside = {
  replied: 'Hay una respuesta.',
  failed: 'No se pudo terminar la respuesta. Abra el chat para intentarlo de nuevo.',
  show: (name: string): string => `Mostrar ${name}`,
  quit: (name: string): string => `Salir de ${name}`,
  unread: (count: number): string => counted('es', count, { one: '# respuesta sin leer', other: '# respuestas sin leer' }),
  handedOver: `Puede cerrar esta página y volver a ${appName}.`,
  handedRefused: `Este inicio de sesión ya se usó o tardó demasiado. Vuelva a ${appName} y empiece de nuevo.`,
  closedDoor: `Abra el enlace que mostró ${appName}`,
  closedDoorText: `Este navegador aún no tiene acceso. Cada enlace sirve una vez y caduca cuando ${appName} se detiene; inicie ${appName} de nuevo para obtener otro.`,
  opening: 'Abriendo…',
  notInBrowser: 'En un navegador, esto lo decide el navegador.',
  windowsOfBrowser: 'En un navegador, las ventanas son del navegador. Use su menú.',
  loginNotSet: `El sistema no permitió que ${appName} se inicie con su sesión. Añádalo en los ajustes del sistema.`,
} satisfies typeof words;
