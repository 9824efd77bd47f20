import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';
import type { jobs as words } from '../en/jobs.ts';

/** What came of exports and imports, and what is written into a file for people to read, Spanish. */
export const jobs = {
  alreadyHere: (count: number): string => counted('es', count, { one: '# chat ya estaba aquí y quedó como estaba.', other: '# chats ya estaban aquí y quedaron como estaban.' }),
  noChats: 'No hay chats en este archivo.',
  nothingNew: 'No había nada nuevo.',
  imported: (chats: number, entries: number): string => `Se importaron ${counted('es', chats, { one: '# chat', other: '# chats' })} con ${counted('es', entries, { one: '# entrada', other: '# entradas' })}. Los chats importados solo están en este equipo.`,
  incomplete: (count: number): string => counted('es', count, { one: '# chat no está completo en él, porque el historial aún se está leyendo del servidor. Exporte de nuevo más tarde para tenerlo todo.', other: '# chats no están completos en él, porque el historial aún se está leyendo del servidor. Exporte de nuevo más tarde para tenerlo todo.' }),
  picturesUnreachable: (count: number): string => counted('es', count, { one: 'Falta # imagen, porque no se pudo acceder al servidor. Exporte de nuevo cuando sea posible para tenerla.', other: 'Faltan # imágenes, porque no se pudo acceder al servidor. Exporte de nuevo cuando sea posible para tenerlas.' }),
  picturesGone: (count: number): string => counted('es', count, { one: 'Falta # imagen, porque el servidor ya no la entrega.', other: 'Faltan # imágenes, porque el servidor ya no las entrega.' }),
  cancelled: 'Cancelado. No se importó nada.',
  cancelledAfter: (count: number): string => counted('es', count, { one: 'Cancelado tras # chat, que se queda aquí. Importe el archivo de nuevo para tener el resto.', other: 'Cancelado tras # chats, que se quedan aquí. Importe el archivo de nuevo para tener el resto.' }),
  diskFull: 'No queda espacio en el disco. Libere espacio e inténtelo de nuevo.',
  notAllowed: `${appName} no puede escribir en su propia carpeta. Compruebe los permisos e inténtelo de nuevo.`,
  notWritten: 'No se pudo escribir el archivo. Inténtelo de nuevo; el registro tiene los detalles.',
  notTaken: 'El archivo no se pudo importar entero. Inténtelo de nuevo: lo que ya está aquí no se duplica.',
  damaged: 'Este archivo está dañado o incompleto, así que no se importó nada. Expórtelo de nuevo en su origen.',
  foreign: `Esto no es una exportación de ${appName}. Elija un archivo JSON o zip creado con «Exportar»; no se importó nada.`,
  newer: `Este archivo lo creó un ${appName} más nuevo. Actualice ${appName} e impórtelo de nuevo; no se importó nada.`,
  tooLarge: `Este archivo es más grande de lo que ${appName} puede importar, así que no se importó nada.`,
  notInZip: (file: string): string => `Este zip no es una exportación de ${appName}: no contiene ${file}. No se importó nada.`,
  notHere: 'Este chat aún no está en este equipo. Ábralo una vez y luego expórtelo.',
  fileGone: 'Este archivo ya no está. Expórtelo de nuevo.',
  noHistory: 'Ahora mismo no hay ningún historial disponible. Inténtelo de nuevo en un momento.',
  exportRuns: 'Ya hay una exportación en curso. Cancélela o espere a que termine.',
  importRuns: 'Ya hay una importación en curso. Espere a que termine.',
  chatsFile: `Chats de ${appName}`,
  chatFile: (number: string): string => `Chat ${number}`,
  generatedImage: 'Imagen generada',
  attachment: (name: string): string => `Adjunto: ${name}`,
  sources: 'Fuentes:',
  skipped: 'omitido',
  dateUnknown: 'fecha desconocida',
  accountAt: (email: string, server: string): string => `${email} en ${server}`,
} satisfies typeof words;
