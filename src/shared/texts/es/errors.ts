import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';
import type { errors as words } from '../en/errors.ts';

/** What main cannot or will not do, and what to do then, Spanish. */
export const errors = {
  internal: `${appName} tuvo un fallo propio. El registro tiene los detalles.`,
  stopped: `${appName} se ha detenido. Ábralo de nuevo y siga el enlace que muestra.`,
  onlyOwnWindow: `Solo la ventana de ${appName} puede pedir esto.`,
  unknownRequest: `Esta versión de ${appName} no conoce esa petición.`,
  requestTooLarge: 'Esto es más de lo que cabe en una petición.',
  incomplete: `La ventana envió una petición incompleta. Recárguela; si sigue igual, reinstale ${appName}.`,
  onlyLinks: 'Solo se pueden abrir enlaces web y de correo.',
  serverFixed: `El servidor se fijó en la línea de comandos. Inicie ${appName} sin --server para elegir uno aquí.`,
  alreadyHere: 'Ya ha iniciado sesión con esta cuenta. Elíjala en «Otras cuentas» o inicie sesión con otra.',
  onlyAccount: 'Esta es la única cuenta, así que no se puede quitar. En su lugar, cierre sesión.',
  tooManyAccounts: (count: number): string =>
    counted('es', count, { one: 'Ya hay # cuenta. Quite primero una que ya no necesite.', other: 'Ya hay # cuentas. Quite primero una que ya no necesite.' }),
  keychainKept: 'El llavero no soltó este inicio de sesión, así que la cuenta no se quitó. Desbloquee el llavero y vuelva a intentarlo.',
  modelFromEnvironment: 'El modelo lo fijan variables de entorno. Quítelas para elegir uno aquí.',
  serverNotStarted: (reason: string): string => `El servidor de este equipo no pudo iniciarse: ${reason}`,
  serverStopped: 'El servidor de este equipo se detuvo solo. No se ha perdido nada.',
  dataOpens: 'Los datos de este equipo se pueden abrir de nuevo, así que se quedaron donde están.',
  quitting: `${appName} se está cerrando.`,
  dataLocked: `Los datos de este equipo están cifrados y el llavero que guarda su clave está bloqueado. Desbloquéelo; ${appName} continúa solo.`,
  dataDenied: `Los datos de este equipo están cifrados y el llavero no dio su clave a ${appName}. Permítalo en el llavero; ${appName} continúa solo.`,
  dataMissing: `Los datos de este equipo están cifrados y no hay ningún llavero que pueda guardar su clave. Inicie el que ${appName} usaba antes; ${appName} continúa solo.`,
  dataReplaced: 'Los datos de este equipo están cifrados y su clave ya no está en el llavero. Restaure el llavero de una copia de seguridad; los datos se dejan como están.',
  dataUnreadable:
    'Los datos de este equipo están cifrados y no se puede leer lo que el llavero guarda como clave. Restaure el llavero de una copia de seguridad; los datos se dejan como están.',
  dataFailed:
    `Los datos de este equipo están cifrados y el llavero que guarda su clave no responde. Reinícielo o vuelva a entrar en este equipo; ${appName} continúa solo.`,
  historyUnreadable: `El historial no se puede leer en este momento. Reinicie ${appName}.`,
  diskFull: `No queda espacio en el disco, así que no se puede guardar nada. Libere espacio; ${appName} continúa solo.`,
  notErased: 'El historial no se pudo borrar por completo. Cierre otros programas que lo usen y vuelva a intentarlo.',
  nothingToSearch: 'No hay nada que buscar mientras no haya una sesión abierta.',
  sentAlready: 'Esto ya no espera: se ha enviado.',
  onItsWay: 'Esto ya está en camino.',
} satisfies typeof words;
