import type { chat as words } from '../en/chat.ts';

/** The chat page around the element, Spanish. */
export const chat = {
  title: 'Chat',
  loading: 'Cargando el chat…',
  placeholder: 'Escribir un mensaje',
  greeting: '¿En qué puedo ayudarle hoy?',
  show: 'Muéstreme qué puedo hacer aquí',
  showPrompt: '¿En qué puede ayudarme y qué debería saber para empezar?',
  draft: 'Redactar un correo claro y amable',
  draftPrompt: 'Ayúdeme a redactar un correo claro y amable. Pregúnteme primero de qué se trata.',
  explain: 'Explicar algo difícil con sencillez',
  explainPrompt: 'Explíqueme un tema difícil con palabras sencillas. Pregúnteme cuál.',
  review: 'Revisar un fragmento de código',
  reviewPrompt: 'Quisiera que revisara un fragmento de código. Pídame que lo pegue y pregúnteme qué debe hacer.',
  hostedFailed: 'No se pudo cargar el chat de OpenAI; se usa el integrado.',
  details: 'Detalles',
  tryAgain: 'Reintentar',
  dismiss: 'Descartar',
  hostedBlocked: 'No se pudo cargar el script del chat de OpenAI: este equipo está sin conexión o la red no lo deja pasar.',
  hostedLate: 'El script del chat de OpenAI no arrancó a tiempo. Puede que la red sea lenta o bloquee una parte.',
  hostedRefused: (detail: string): string =>
    `El chat de OpenAI comunicó: ${detail === '' ? 'un error sin palabras.' : detail} Si se trata del dominio, pida a quien configuró esta conexión que revise la clave de dominio y el host del chat.`,
} satisfies typeof words;
