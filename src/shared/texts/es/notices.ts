import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';
import type { notices as words } from '../en/notices.ts';

/** Lines above the conversation, and the server on this computer when it cannot start, Spanish. */
export const notices = {
  offlineKeeping: (server: string | undefined): string =>
    `No se pudo conectar con ${server ?? 'el servidor de este equipo'}. Puede leer y escribir; los mensajes se enviarán cuando vuelva.`,
  offlineReading: (server: string | undefined): string =>
    `No se pudo conectar con ${server ?? 'el servidor de este equipo'}. Puede leer lo que está abierto; podrá enviar cuando vuelva.`,
  messagesWait: 'Mientras tanto puede leer y escribir; los mensajes esperan aquí.',
  /** `wait` is a span of time. */
  nextTry: (wait: string): string => `Se vuelve a intentar en ${wait}.`,
  triedAgain: 'Se está iniciando de nuevo.',
  serverInPlain: `Solo el servidor de este equipo conserva sus chats, sin cifrar, en la carpeta de ${appName}.`,
  chatsInMemory: 'Los chats no se conservan en este equipo al salir, porque no hay un llavero que los proteja.',
  fixedConnection: (server: string): string => `Esta ejecución está conectada a ${server}, como se fijó al iniciar ${appName}.`,
  whatIsInTheWay: '¿Qué lo impide?',
  hide: 'Ocultar hasta el próximo inicio',
  historySalvaged: (count: number): string =>
    counted('es', count, {
      one: 'Los chats guardados en este equipo estaban dañados. Se pudo salvar # entrada; el resto se lee de nuevo del servidor.',
      other: 'Los chats guardados en este equipo estaban dañados. Se pudieron salvar # entradas; el resto se lee de nuevo del servidor.',
    }),
  historyFull: `El disco está lleno, así que en este equipo no se guarda nada nuevo. Lo que hay se puede leer. Libere espacio; ${appName} continuará solo.`,
  historyNewer: `Un ${appName} más reciente escribió los chats guardados en este equipo; este no los toca y conserva los chats hasta salir.`,
  historyNewerFix:
    `Actualice ${appName} y volverán a estar ahí. Para seguir con esta versión, cierre sesión y elija borrarlos aquí: sus chats se leerán de nuevo del servidor.`,
  historyLocked: 'La clave de los chats guardados no está ahora en el llavero, así que siguen cerrados y los chats se conservan hasta salir.',
  historyLockedFix: `Desbloquee el llavero o permita que ${appName} lo use y vuelva a intentarlo. En los chats guardados no se ha cambiado nada.`,
  historyFailed: 'No se pudieron abrir los chats guardados en este equipo. Los chats se conservan hasta salir.',
  historyFailedFix: `Vuelva a intentarlo o inicie ${appName} de nuevo. Si sigue igual, compruebe el estado del disco; la causa está en el registro.`,
  beginAnew: 'Empezar de cero…',
  beginAnewTitle: '¿Empezar de cero en este equipo?',
  beginAnewMeans:
    `Las cuentas y los chats del servidor de este equipo no se pueden abrir sin su clave. ${appName} los aparta, donde se quedan como están, y empieza vacío: usted crea su cuenta de nuevo. Si aparece la clave, se pueden recuperar.`,
  moveAside: 'Apartar y empezar de cero',
  movingAside: 'Apartando los datos',
} satisfies typeof words;
