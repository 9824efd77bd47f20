import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';
import type { accounts as words } from '../en/accounts.ts';

/** Accounts side by side, and what is asked before one leaves, Spanish. */
export const accounts = {
  accounts: 'Cuentas',
  other: 'Otras cuentas',
  add: 'Añadir cuenta…',
  remove: 'Quitar esta cuenta…',
  nobody: 'Sin sesión iniciada',
  unreadable: 'No se puede leer',
  signingIn: 'Iniciando sesión',
  noAnswer: 'El llavero no responde',
  signedOut: 'Sesión cerrada',
  waiting: (count: number): string => counted('es', count, { one: '# mensaje en espera', other: '# mensajes en espera' }),
  othersNeedYou: (count: number): string => counted('es', count, { one: '# cuenta más le necesita.', other: 'Otras # cuentas le necesitan.' }),
  wasSignedOut: (name: string): string => `Se cerró la sesión de ${name}.`,
  otherUnread: 'El llavero no responde para otra cuenta.',
  removedElsewhere: 'Esta cuenta se quitó en otra ventana.',
  removeNamed: (name: string): string => `¿Quitar ${name}?`,
  removeUnnamed: (server: string | undefined): string => `¿Quitar la cuenta de ${server ?? 'el servidor de este equipo'}?`,
  signOutOf: (server: string | undefined): string => (server === undefined ? '¿Cerrar sesión?' : `¿Cerrar sesión en ${server}?`),
  removeMeans: (server: string | undefined): string =>
    `Se cierra su sesión y la cuenta sale de la lista. Sus chats en ${server ?? 'el servidor de este equipo'} se quedan allí.`,
  signOutMeans: (server: string | undefined): string =>
    `${appName} olvida su inicio de sesión. Sus chats en ${server ?? 'el servidor de este equipo'} se quedan allí.`,
  copyLegend: `La copia que ${appName} guarda para usar sin conexión`,
  keep: 'Conservarla',
  keepInMemory: `Sin llavero solo está en memoria y desaparece al salir de ${appName}.`,
  keepEncrypted: 'Cifrada; vuelve a estar ahí cuando inicie sesión con esta cuenta.',
  erase: 'Borrarla',
  eraseMeans: 'Se destruyen sus mensajes, borradores y archivos. No se puede deshacer.',
  unsentLost: (count: number): string =>
    counted('es', count, { one: '# mensaje aún no se ha enviado y se perderá.', other: '# mensajes aún no se han enviado y se perderán.' }),
  unsentWaits: (count: number): string =>
    counted('es', count, {
      one: '# mensaje aún no se ha enviado. Espera hasta que vuelva a iniciar sesión con esta cuenta.',
      other: '# mensajes aún no se han enviado. Esperan hasta que vuelva a iniciar sesión con esta cuenta.',
    }),
  removeAccount: 'Quitar la cuenta',
  removeAndErase: 'Quitar y borrar',
  signOut: 'Cerrar sesión',
  signOutAndErase: 'Cerrar sesión y borrar',
  removing: 'Quitando la cuenta',
  signingOut: 'Cerrando sesión',
} satisfies typeof words;
