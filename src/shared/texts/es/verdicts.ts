import { appName } from '../../brand.ts';
import type { verdicts as words } from '../en/verdicts.ts';

const notOut = 'Su sesión no se ha cerrado.';
const kept = 'No se ha eliminado nada.';

/** What happened to the sign-in and what to do, for each verdict by its code, Spanish. */
export const verdicts = {
  starting: { sentence: `${appName} está pidiendo su inicio de sesión al llavero.`, advice: `Si el sistema pregunta si ${appName} puede usar el llavero, permítalo.` },
  signing_in: { sentence: 'Se está iniciando su sesión ahora mismo.' },
  fine: { sentence: 'Todo está bien. Su sesión está abierta y sobrevivirá a un reinicio.' },
  offline: { sentence: 'Su sesión está abierta, pero este equipo no tiene red.', advice: 'Puede leer, buscar y escribir. Los mensajes se enviarán cuando vuelva la red.' },
  auth_unreachable: {
    sentence: 'Su sesión está abierta, pero no se puede conectar con el servidor de inicio de sesión. Eso nunca cierra su sesión.',
    advice: `${appName} sigue intentándolo por sí solo. Haga las comprobaciones para ver qué lo impide.`,
  },
  chat_unreachable: {
    sentence: `${notOut} No se puede conectar con el servidor de chat; el de inicio de sesión responde.`,
    advice: 'Puede leer, buscar y escribir. Los mensajes se enviarán cuando vuelva. Haga las comprobaciones para ver qué lo impide.',
  },
  connecting: { sentence: `Su sesión está abierta. ${appName} espera la primera respuesta del servidor de inicio de sesión.` },
  token_refused: {
    sentence: `${notOut} El servidor de chat rechaza el token que le da el servidor de inicio de sesión.`,
    advice: 'Iniciar sesión de nuevo no servirá. Haga las comprobaciones y muéstrelas a quien administra el servidor de chat.',
  },
  token_unusable: {
    sentence: `${notOut} El servidor de inicio de sesión no da ningún token que un servidor de chat pueda comprobar.`,
    advice: 'Iniciar sesión de nuevo no servirá. Haga las comprobaciones y muéstrelas a quien administra el servidor de inicio de sesión.',
  },
  clock_jumped: {
    sentence: 'Su sesión está abierta. El reloj de este equipo acaba de dar un salto, y los servidores pueden rechazarle por un momento.',
    advice: 'Si continúa, compruebe la fecha y la hora en los ajustes de su sistema.',
  },
  not_remembered: {
    sentence: `Su sesión está abierta, pero solo hasta salir de ${appName}: no hay un llavero que pueda guardarla.`,
    advice: 'En Linux, instale GNOME Keyring o KWallet, o desbloquee el que tiene. Después inicie sesión de nuevo.',
  },
  not_stored: {
    sentence: `Su sesión está abierta, pero el llavero no la guardó. Termina al salir de ${appName}.`,
    advice: 'Desbloquee el llavero y vuelva a intentarlo.',
  },
  keychain_locked: { sentence: `${notOut} El llavero que guarda su inicio de sesión está bloqueado.`, advice: `${kept} Desbloquee el llavero y vuelva a intentarlo.` },
  keychain_denied: {
    sentence: `${notOut} El llavero no dejó que ${appName} leyera su inicio de sesión.`,
    advice: `${kept} Vuelva a intentarlo y permítalo cuando el sistema lo pregunte.`,
  },
  keychain_missing: {
    sentence: `${notOut} En este sistema no se encuentra el llavero que guarda su inicio de sesión.`,
    advice: `${kept} En Linux, inicie de nuevo GNOME Keyring o KWallet, o vuelva a entrar en su escritorio. Después, reinténtelo.`,
  },
  keychain_replaced: {
    sentence: `El llavero funciona, pero lo que ${appName} había puesto allí ya no está. ${appName} no lo eliminó.`,
    advice: 'Puede ser el llavero de otro usuario, uno nuevo o uno restablecido. Si recupera el anterior, reinténtelo; si no, inicie sesión.',
  },
  keychain_unreadable: {
    sentence: `${notOut} El llavero responde, pero no se puede leer lo que guarda para ${appName}.`,
    advice: 'Puede ocurrir tras restaurar el sistema. Se deja como está. Reinténtelo; si no sirve, inicie sesión de nuevo.',
  },
  keychain_failed: {
    sentence: `${notOut} El llavero comunicó un fallo, así que ahora no se puede leer su inicio de sesión.`,
    advice: `${kept} Reinténtelo en un momento o reinicie el equipo.`,
  },
  keychain_emptied: {
    sentence: `Su inicio de sesión estaba en el llavero y ya no está. ${appName} no lo eliminó.`,
    advice: 'Puede que el llavero se haya restablecido o sustituido. Inicie sesión de nuevo.',
  },
  keychain_switched: {
    sentence: `${appName} usa ahora otro llavero que cuando inició sesión, y su inicio de sesión no está en él.`,
    advice: `Inicie sesión de nuevo, o vuelva al llavero que usaba antes y reinicie ${appName}.`,
  },
  keychain_away: {
    sentence: 'Su inicio de sesión está en el llavero de la última ejecución, y en esta no hay ninguno.',
    advice: `Inicie o desbloquee el llavero y reinicie ${appName}. O inicie sesión hasta salir.`,
  },
  not_kept: {
    sentence: 'El llavero no conservó su último inicio de sesión. Solo estaba en memoria, así que terminó con el reinicio.',
    advice: `Desbloquee o instale un llavero e inicie sesión de nuevo: ${appName} avisa cuando no puede recordarle.`,
  },
  signed_out_here: { sentence: 'Usted cerró sesión en este equipo.', advice: 'Inicie sesión cuando quiera.' },
  signed_out_here_untold: {
    sentence: 'Usted cerró sesión en este equipo. Todavía no se pudo avisar al servidor.',
    advice: `${appName} le avisa en cuanto pueda conectar. No hace falta esperar para iniciar sesión.`,
  },
  session_ended: {
    sentence: 'El servidor terminó su sesión. No dijo por qué.',
    advice: 'Puede que caducara o se revocara, o que se cambiara su contraseña en otro lugar. Inicie sesión de nuevo; sus borradores se conservan.',
  },
  session_revoked: {
    sentence: 'El servidor terminó su sesión antes de que caducara. No dice por qué.',
    advice:
      'Normalmente se cerró su sesión en todos los dispositivos, se cambió la contraseña o lo hizo un administrador. Inicie sesión de nuevo; sus borradores se conservan. Si no fue usted, cambie su contraseña.',
  },
  session_expired: { sentence: 'Su sesión caducó. El servidor deja vivir las sesiones un tiempo limitado.', advice: 'Inicie sesión de nuevo; sus borradores se conservan.' },
  password_changed: {
    sentence: 'Se cerró su sesión porque se cambió la contraseña de su cuenta.',
    advice: 'Inicie sesión con la nueva. Si no la cambió usted, avise a quien administra el servidor.',
  },
  account_banned: { sentence: 'El servidor ha bloqueado su cuenta.', advice: 'Pida a quien administra el servidor que le deje entrar de nuevo.' },
  account_deleted: { sentence: 'El servidor ya no conoce su cuenta.', advice: 'Pregunte a quien administra el servidor o cree una cuenta nueva.' },
  connection_changed: {
    sentence: `${appName} pasó a otro servidor, donde no ha iniciado sesión. Su sesión en el anterior se conserva.`,
    advice: 'Inicie sesión con su cuenta de allí o vuelva al servidor que usaba.',
  },
  never_signed_in: { sentence: 'Aquí todavía no ha iniciado sesión nadie.', advice: 'Inicie sesión o cree una cuenta.' },
  sign_in_failed: {
    sentence: 'No hay ninguna sesión abierta: el último intento de iniciar sesión no funcionó.',
    advice: 'Compruebe el correo y la contraseña. Si son correctos, haga las comprobaciones.',
  },
} satisfies typeof words;
