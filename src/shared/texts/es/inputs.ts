import { written } from '../counted.ts';
import type { inputs as words } from '../en/inputs.ts';

/** What is wrong with something that a person typed, Spanish. */
export const inputs = {
  address: (example: string): string => `Esa no es la dirección de un servidor. Escríbala como ${example}.`,
  email: 'Escriba su dirección de correo.',
  password: (most: number): string => `Escriba una contraseña de ${written('es', most)} caracteres como máximo.`,
  name: (most: number): string => `Escriba su nombre, con ${written('es', most)} caracteres como máximo.`,
  signInPage: 'La página de inicio de sesión debe tener una dirección que empiece por https://.',
  path: 'Eso no es una ruta. Escríbala como /api/auth.',
  model: 'Ese nombre de modelo es demasiado largo.',
  apiKey: 'Esa no es una clave de API: tiene espacios o caracteres inusuales.',
  search: (most: number): string => `Busque ${written('es', most)} caracteres como máximo.`,
  keys: 'Esa no es una combinación válida en todas partes. Mantenga Ctrl, Alt o Cmd y pulse otra tecla.',
  code: 'Eso no es un código. Tiene seis dígitos o es uno de sus códigos de recuperación.',
  paste: 'Pegue el código que muestra la página en su navegador.',
  proxyName: 'Escriba el nombre para el proxy. No lleva dos puntos.',
} satisfies typeof words;
