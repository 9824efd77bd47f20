import { appName, environmentPrefix } from '../../../../../shared/brand.ts';
import type { GuideTexts } from '../../topic.ts';
import { connecting } from './connecting.ts';
import { product } from './product.ts';
import { samples } from './samples.ts';

/** What the guide says, Spanish. */
export const guide: GuideTexts = {
  talk: {
    greetings: ['hola', 'buenas', 'buenos días', 'buenas tardes', 'buenas noches', 'saludos', 'hello', 'hi'],
    thanks: ['gracias', 'muchas gracias', 'perfecto', 'genial', 'estupendo'],
    marks: ['cómo', 'como', 'qué', 'por qué', 'dónde', 'cuál', 'cuáles', 'quién', 'el', 'los', 'las', 'una', 'mi', 'mis', 'puedo', 'puede', 'puedes', 'está', 'están', 'con', 'sin', 'para', 'por', 'hay', 'aquí', 'muéstreme', 'muéstrame', 'y', 'o'],
    hello: '¡Hola!',
    welcome: 'De nada.',
    cannot: 'A eso no puedo responder.',
    introduction:
      `**Todavía no hay ningún modelo de lenguaje conectado**, así que está hablando con la guía integrada de ${appName}. Conoce esta aplicación y nada más, y funciona por completo en este equipo.`,
    howToConnect:
      `Para obtener respuestas sobre cualquier cosa, conecte un modelo: pulse **Conectar un modelo** al pie de la barra lateral, abra **Ajustes → Modelo** o defina \`OPENAI_BASE_URL\`, \`OPENAI_API_KEY\` y \`${environmentPrefix}_MODEL\` antes de iniciar. Si quiere saber más, pregúnteme *¿Cómo conecto un modelo?*`,
    files: 'No puedo ver lo que hay en los archivos; un modelo conectado sí.',
    longNote:
      `---\n\n*No hay ningún modelo de lenguaje conectado, así que esta respuesta viene de la guía integrada de ${appName}. Conecte uno en **Ajustes → Modelo** para preguntar cualquier cosa.*`,
    shortNote: '*Responde la guía integrada; no hay ningún modelo conectado.*',
    offer: 'Puede preguntarme, por ejemplo:',
  },
  topics: { ...connecting, ...product, ...samples },
};
