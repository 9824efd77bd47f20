import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';
import type { crashes as words } from '../en/crashes.ts';

/** What ended unexpectedly, and its reports, Spanish. */
export const crashes = {
  last: `${appName} se cerró de forma inesperada la última vez.`,
  page: `Una ventana de ${appName} se cerró de forma inesperada y se abrió de nuevo.`,
  helper: `Una parte de ${appName} se cerró de forma inesperada.`,
  fault: `${appName} tuvo un fallo interno.`,
  show: 'Mostrar informe',
  forget: 'Eliminar',
  title: 'Informe de fallo',
  gone: 'Este informe ya no existe.',
  means: 'Se queda en este ordenador mientras no lo copie o guarde. Contiene, en inglés, versiones, qué se cerró y por qué, lugares del programa y las últimas líneas del registro con horas, códigos y nombres de servidores. No contiene contraseñas, tokens ni cookies, nada de la memoria del programa ni nada que alguien haya escrito.',
  others: (count: number): string => counted('es', count, { one: 'También se conserva # informe anterior.', other: 'También se conservan # informes anteriores.' }),
} satisfies typeof words;
