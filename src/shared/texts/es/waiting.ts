import type { waiting as words } from '../en/waiting.ts';

/** Why a message waits, was not sent, or cannot be changed, Spanish. */
export const waiting = {
  offline: 'No tiene conexión. Este mensaje se enviará cuando vuelva a tenerla.',
  unreachable: 'Ahora no se puede acceder al servidor. Este mensaje se enviará en cuanto responda.',
  earlier: 'Este mensaje se enviará en cuanto se envíen los anteriores.',
  stopped: 'Se detuvo antes de que el servidor lo recibiera.',
  threadGone: 'Este chat ya no existe en el servidor.',
  cutEachTime: 'El servidor interrumpió cada envío de este mensaje.',
  manyTries: 'El servidor no lo aceptó tras muchos intentos.',
  notAccepted: 'El servidor no lo aceptó.',
  changeNotKept: 'El disco está lleno, así que esto no se puede conservar hasta que vuelva a tener conexión. Libere espacio e inténtelo de nuevo.',
  messageNotKept: 'El disco está lleno, así que este mensaje no se puede conservar hasta que vuelva a tener conexión. Libere espacio o envíelo de nuevo cuando la tenga.',
  filesOnline: 'Solo se pueden añadir archivos con conexión. Inténtelo de nuevo cuando vuelva a tenerla.',
  needsWords: 'Un mensaje necesita algún texto. Para retirarlo, elimínelo.',
  notSentYet: 'Este chat aún no se ha enviado. Espere a volver a tener conexión.',
} satisfies typeof words;
