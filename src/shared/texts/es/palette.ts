import { counted } from '../counted.ts';
import type { palette as words } from '../en/palette.ts';

/** The command palette and the sheet of shortcuts, Spanish. */
export const palette = {
  title: 'Todos los comandos',
  placeholder: '¿Qué quiere hacer?',
  recent: 'Usados por última vez',
  commands: 'Comandos',
  none: 'No existe ese comando. Los chats se encuentran con «Buscar en los chats».',
  choose: 'elegir',
  run: 'ejecutar',
  shortcuts: 'Atajos de teclado',
  writing: 'Escritura',
  list: 'Lista de chats',
  send: 'Enviar el mensaje',
  newLine: 'Línea nueva',
  stop: 'Detener la respuesta',
  rename: 'Cambiar el título',
  remove: 'Eliminar',
  undo: 'Deshacer la eliminación',
  switchAccount: 'Cambiar a una cuenta por su lugar',
  linkCopied: 'Se copió el enlace.',
  linkNotCopied: 'No se pudo copiar el enlace.',
  found: (count: number): string => counted('es', count, { one: '# comando', other: '# comandos' }),
  switchTo: (name: string): string => `Cambiar a ${name}`,
} satisfies typeof words;
