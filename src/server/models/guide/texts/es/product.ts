import { appName, typedName } from '../../../../../shared/brand.ts';
import type { ProductTopics } from '../../topic.ts';

/** What Latchkey is and how it behaves, Spanish. */
export const product: ProductTopics = {
  about: {
    question: `¿Qué es ${appName}?`,
    cues: { [`qué es ${typedName}`]: 4, [`acerca de ${typedName}`]: 3, 'qué puedes hacer': 3, 'qué puede hacer': 3, 'qué puedo hacer': 3, 'puede ayudarme': 3, 'puedes ayudarme': 3, 'quién eres': 3, 'quién es usted': 3, 'qué eres': 3, 'qué es esto': 2, 'para qué sirve': 3, present: 1, aplicación: 0.5 },
    answer: `**${appName}** es un cliente de escritorio para servidores ChatKit en los que se inicia sesión con Better Auth.

- **Se inicia sesión una vez.** La sesión está en el llavero del sistema, no en una página web, y sobrevive a los reinicios.
- **Los tokens quedan fuera de alcance.** Ninguna página ve nunca un token; la aplicación lo añade a cada petición cuando ya está saliendo.
- **Funciona sin la nube.** La interfaz del chat viene con la aplicación. Ahora mismo está hablando con un servidor que funciona en este equipo.
- **Apunta adonde usted quiera.** Dos direcciones lo conectan con su propio servidor.

Para seguir: *¿Cómo conecto un modelo?* · *¿Cómo conecto mi propio servidor?*`,
  },
  offline: {
    question: '¿Qué funciona sin red?',
    cues: { 'sin conexión': 3, 'sin internet': 3, 'sin red': 3, 'no hay internet': 3, 'no hay red': 3, avión: 2, red: 1, internet: 1, wifi: 2 },
    answer: `Este servidor funciona en su equipo, así que **iniciar sesión, chatear con esta guía y leer sus chats no necesita red alguna**.

Lo que depende de una red:

| Usted usa | Hace falta |
|---|---|
| el servidor integrado con esta guía | nada |
| el servidor integrado con un modelo local, como Ollama | nada |
| el servidor integrado con un modelo en internet | la dirección de ese modelo |
| su propio servidor | ese servidor y su servidor de inicio de sesión |

Cuando no se puede llegar a un servidor, ${appName} lo dice en una línea discreta y mantiene su sesión abierta. Solo un rechazo claro del servidor de inicio de sesión la termina; un corte de red, nunca.`,
  },
  demo: {
    question: '¿Qué puede mostrar un chat aquí?',
    cues: { 'qué puede mostrar': 4, 'muéstramelo todo': 3, 'muéstremelo todo': 3, gráfico: 2, diagrama: 2, galería: 2, formulario: 2, fórmula: 1 },
    answer: `Todo lo que un servidor ChatKit puede enviar: texto con fuentes, pasos de trabajo, formularios, gráficos, tablas, preguntas, imágenes.

Escriba **\`/demo\`** para ver una lista o nombre lo que quiera ver: \`/demo form\`, \`/demo charts\`, \`/demo sources\`, \`/demo questions\`. Funciona en este equipo, en inglés, y no necesita ningún modelo.`,
  },
  privacy: {
    question: '¿Dónde se guardan mis chats y mi contraseña?',
    cues: { privacidad: 3, privad: 2, 'mis datos': 3, 'carpeta de datos': 3, guarda: 2, almacen: 2, 'dónde están mis': 2, contraseña: 2, llavero: 3, segur: 2, cifra: 3, telemetría: 3, rastre: 2 },
    answer: `Todo lo que este servidor sabe se queda en su carpeta de datos en este equipo, que solo puede leer su usuario. La aplicación lo cifra con una clave del llavero; donde no es posible, lo dice.

- \`chat.db\`: los chats y sus mensajes
- \`auth.db\`: las cuentas; las contraseñas, solo como hashes con sal
- \`secret\`: la clave que firma las sesiones

La propia aplicación guarda su sesión en el **llavero del sistema** (Llavero en macOS, Administrador de credenciales en Windows, Secret Service en Linux). Donde no se puede usar ninguno, mantiene la sesión en memoria, se lo dice y nunca la escribe sin cifrar en el disco.

No hay telemetría. Un mensaje solo sale de este equipo si conecta un modelo en internet o un servidor remoto.`,
  },
  shortcuts: {
    question: '¿Qué atajos de teclado hay?',
    cues: { atajo: 3, teclado: 3, tecla: 2 },
    answer: `En macOS use **⌘** donde dice **Ctrl**.

| Teclas | Qué hacen |
|---|---|
| \`Ctrl\` \`N\` o \`Ctrl\` \`Mayús\` \`O\` | Nuevo chat |
| \`Ctrl\` \`K\` | Buscar en los chats |
| \`Ctrl\` \`B\` | Mostrar u ocultar la barra lateral |
| \`Ctrl\` \`,\` | Ajustes |
| \`Ctrl\` \`Mayús\` \`P\` | Todos los comandos |
| \`Ctrl\` \`/\` | Atajos de teclado |
| \`Intro\` | Enviar el mensaje |
| \`Mayús\` \`Intro\` | Nueva línea en el mensaje |
| \`Esc\` | Cerrar el menú o la ventana que esté encima |`,
  },
  threads: {
    question: '¿Cómo cambio el título de un chat, lo elimino o pido otra respuesta?',
    cues: { 'cambiar el título': 3, 'cambio el título': 3, renombrar: 3, 'cambiar el nombre': 3, elimin: 3, borrar: 3, borro: 3, quitar: 1, historial: 2, 'barra lateral': 2, reintentar: 3, 'responder de nuevo': 3, 'otra respuesta': 3, detener: 2, parar: 2, cancelar: 2, título: 1, 'nuevo chat': 2, 'chats antiguos': 2 },
    answer: `Sus chats están en la barra lateral, con la actividad más reciente arriba.

- **Cambiar el título** y **Eliminar** están en el menú que aparece en la fila de un chat.
- **Detener la respuesta** se hace con el botón del cuadro de escritura. Lo escrito hasta entonces se conserva.
- **Responder de nuevo** está debajo de una respuesta y **Reintentar** junto a un error. Todo lo que sigue a su mensaje se sustituye.

Los chats reciben un título por sí solos: del modelo si hay uno conectado y, si no, de sus primeras palabras.`,
  },
};
