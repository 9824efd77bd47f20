import { appName } from '../../brand.ts';
import type { ways as words } from '../en/ways.ts';

/** What the connection’s settings say about signing in, Spanish. */
export const ways = {
  title: 'Inicio de sesión',
  heading: 'Formas de iniciar sesión',
  ask: 'El servidor las indica',
  askHint: `Los servidores de ${appName} lo hacen. De otros se espera una contraseña.`,
  say: 'Elegirlas aquí',
  sayHint: 'Para un servidor Better Auth con otros complementos.',
  ways: {
    password: 'Contraseña',
    passwordReset: 'Una contraseña nueva por correo',
    magicLink: 'Un enlace por correo',
    browser: 'El navegador del sistema',
    device: 'Un código en otro dispositivo',
  },
  page: 'Página de inicio de sesión',
  pageHint: `Se abre en el navegador. Déjela vacía para usar la de los servidores de ${appName}.`,
  pageWrong: (example: string): string => `Escriba una dirección https, por ejemplo ${example}.`,
} satisfies typeof words;
