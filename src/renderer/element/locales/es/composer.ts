import { counted } from '../../../../shared/texts/counted.ts';
import type { composer as words } from '../en/composer.ts';

/** Words of the composer, Spanish. */
export const composer = {
  sendBlockedUploading: 'Aún se está subiendo. Podrá enviar cuando termine, o quitar el archivo.',
  sendBlockedFailed: 'Algunos archivos no se pudieron subir. Inténtelo de nuevo o quítelos para enviar.',

  attachFiles: 'Adjuntar archivos',
  filesAttached: 'Archivos adjuntos',
  removeFile: (name: string): string => `Quitar ${name}`,
  retryFile: (name: string): string => `Subir ${name} de nuevo`,
  uploading: 'Subiendo',
  uploadingPart: (percent: string): string => `Subiendo, ${percent}`,
  uploadFinishing: 'Terminando',
  dropHere: 'Suelte archivos para adjuntarlos',
  dropHint: (accepted: string): string => `Se aceptan: ${accepted}`,

  fileTooLarge: (name: string, size: string, limit: string): string => `«${name}» ocupa ${size}. El máximo que se puede adjuntar es ${limit}.`,
  fileTooMany: (name: string, limit: number): string =>
    `«${name}» no se adjuntó: un mensaje puede tener como máximo ${counted('es', limit, { one: '# archivo', other: '# archivos' })}.`,
  fileWrongType: (name: string, accepted: string): string => `«${name}» es de un tipo que no se acepta aquí. Se aceptan: ${accepted}.`,
  fileFolder: (name: string): string => `«${name}» es una carpeta. Adjunte los archivos que contiene.`,
  commandFailed: (name: string): string => `«${name}» no funcionó. Inténtelo de nuevo.`,
  searchFailed: 'No se pudo cargar la lista. Siga escribiendo para intentarlo de nuevo.',

  uploadFailed: {
    too_large: 'Demasiado grande',
    wrong_type: 'Tipo no aceptado',
    unsupported: 'No acepta archivos',
    denied: 'No permitido',
    network: 'Sin conexión',
    vanished: 'Archivo modificado',
    server: 'No se subió',
  },
  uploadFailedWhy: {
    too_large: (name: string): string => `El servidor indica que «${name}» es demasiado grande. Adjunte un archivo más pequeño.`,
    wrong_type: (name: string): string => `El servidor no acepta archivos como «${name}». Adjunte otro tipo.`,
    unsupported: (name: string): string => `«${name}» no se pudo subir: este servidor no acepta archivos. Quien lo administra puede cambiarlo.`,
    denied: (name: string): string => `El servidor rechazó «${name}». Puede que su sesión haya terminado o que no tenga permiso para adjuntar archivos.`,
    network: (name: string): string => `«${name}» no se pudo subir porque no hubo conexión con el servidor. Compruebe la conexión e inténtelo de nuevo.`,
    vanished: (name: string): string => `«${name}» se movió, eliminó o modificó después de elegirlo. Quítelo y adjúntelo de nuevo.`,
    server: (name: string): string => `El servidor no pudo recibir «${name}». Inténtelo de nuevo en un momento.`,
  },

  composerMore: 'Más',
  tools: 'Herramientas',
  toolOff: (name: string): string => `Desactivar ${name}`,
  model: 'Modelo',
  modelDefault: 'Modelo predeterminado',
  modelChosen: (name: string): string => `Modelo: ${name}`,

  mention: 'Mencionar',
  mentionSomething: 'Mencionar algo',
  mentionNone: (query: string): string => `No se encontró nada para «${query}»`,
  mentionEmpty: 'Aún no hay nada que mencionar',
  commands: 'Comandos',
  commandNone: (query: string): string => `Ningún comando coincide con «${query}»`,
  commandBack: 'Atrás',
  suggestionsFound: (count: number): string => counted('es', count, { one: '# sugerencia', other: '# sugerencias' }),
  suggestionsLoading: 'Buscando',
  composerActions: 'Este mensaje',

  quoteReply: 'Responder',
  quoted: 'En respuesta a',
  quoteRemove: 'Quitar la cita',

  dictate: 'Dictar',
  dictateAsking: 'Esperando el micrófono',
  dictateRecording: 'Grabando',
  dictateFull: (minutes: string): string => `El máximo son ${minutes} minutos. Inserte el texto para continuar.`,
  dictateTranscribing: 'Convirtiendo la voz en texto',
  dictateCancel: 'Descartar la grabación',
  dictateInsert: 'Insertar como texto',
  dictateFailed: {
    denied: 'El micrófono no está permitido. Permítalo en los ajustes del sistema e inténtelo de nuevo.',
    no_device: 'No se encontró ningún micrófono. Conecte uno e inténtelo de nuevo.',
    in_use: 'No se pudo abrir el micrófono. Quizá lo use otra aplicación.',
    unsupported: 'Esta ventana no puede grabar sonido.',
    not_offered: 'Este servidor no convierte la voz en texto. Quien lo administra puede activarlo.',
    nothing_heard: 'No se oyó ninguna voz. No se insertó nada.',
    failed: 'La grabación no se pudo convertir en texto. Se conserva: inténtelo de nuevo.',
  },
} satisfies typeof words;
