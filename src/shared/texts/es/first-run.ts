import { appName } from '../../brand.ts';
import type { firstRun as words } from '../en/first-run.ts';

/** The first start: where the chats are to live, and a team’s server, Spanish. */
export const firstRun = {
  title: `Le damos la bienvenida a ${appName}`,
  intro: '¿Dónde quiere guardar sus chats? Puede cambiarlo más adelante, en los ajustes.',
  where: 'Dónde se guardan sus chats',
  here: 'En este equipo',
  hereHint: `Un servidor dentro de ${appName}. No hay nada que configurar y funciona sin red.`,
  team: 'En el servidor de mi equipo',
  teamHint: 'Cualquier servicio ChatKit cuyos usuarios inicien sesión con Better Auth.',
  account: 'Cree una cuenta para este equipo. No sale de aquí.',
  signInServer: 'Servidor de inicio de sesión',
  chatServer: 'Servidor de chat',
  chatHint: 'La dirección de ChatKit con su ruta. Su administrador la conoce.',
  connect: 'Conectar',
  connecting: 'Buscando el servidor',
  anyway: 'Conectar de todos modos',
} satisfies typeof words;
