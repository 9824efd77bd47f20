import { appName } from '../../../../../shared/brand.ts';
import { code } from '../../code.ts';
import type { ConnectingTopics } from '../../topic.ts';

/** Models, backends and tokens, Spanish. */
export const connecting: ConnectingTopics = {
  model: {
    question: '¿Cómo conecto un modelo?',
    cues: { 'conectar un modelo': 4, 'conecto un modelo': 4, modelo: 2, 'modelo de lenguaje': 3, 'clave de api': 3, 'clave api': 3, clave: 1, proveedor: 2, 'variables de entorno': 2, conect: 1 },
    answer: `Sirve cualquier servicio que hable la API de chat de OpenAI: uno en internet o uno en este equipo.

**En la aplicación:** pulse **Conectar un modelo** al pie de la barra lateral o abra **Ajustes → Modelo** (\`Ctrl\` \`,\`, o \`⌘\` \`,\` en macOS).

1. **Servicio:** uno de este equipo, como Ollama o LM Studio, o uno en internet, como OpenAI, Anthropic o Mistral. Para cualquier otro hace falta su dirección.
2. **Clave de API:** si el servicio la pide.
3. **Modelo:** elíjalo de la lista del servicio o escriba su nombre.
4. **Probar** dice si responde y, si no, qué hay que cambiar. Después pulse **Guardar**.

El siguiente mensaje ya va al modelo; no hay que reiniciar nada. La clave se guarda en el llavero del sistema y no se envía a ninguna otra dirección que aquella para la que se introdujo.

**O con variables de entorno,** que prevalecen sobre los ajustes:

${code.environment}`,
  },
  backend: {
    question: '¿Cómo conecto mi propio servidor?',
    cues: { 'propio servidor': 4, 'propio backend': 4, 'mi servidor': 3, 'mi backend': 1, 'nuestro servidor': 4, servidor: 1, remoto: 1, conexión: 2, dirección: 1, despleg: 2, aloja: 1 },
    answer: `Necesita dos direcciones: la de un **Servidor de inicio de sesión** (Better Auth con su complemento JWT) y la de un **Servidor de chat** (cualquiera que hable el protocolo ChatKit).

1. Abra **Ajustes → Conexión** y elija **Otro servidor**.
2. Escriba las dos direcciones y pulse **Probar la conexión**. Cada línea del resultado dice qué falla y dónde se arregla.
3. Inicie sesión. ${appName} pide un token a Better Auth y lo envía a su servidor de chat como \`Authorization: Bearer …\`.

En el servidor de inicio de sesión basta con el complemento:

${code.betterAuth}

Para el otro lado, pregúnteme después *¿Cómo verifica mi servidor los tokens?*`,
  },
  tokens: {
    question: '¿Cómo verifica mi servidor los tokens?',
    cues: { verific: 2, comprueb: 2, comprobar: 1, firma: 2, emisor: 3, audiencia: 3, autoriz: 1, 'no autorizado': 3 },
    answer: `Los tokens vienen del complemento JWT de Better Auth: firmados con una clave **asimétrica** (EdDSA, salvo que elija ES256 o RS256), con un **\`kid\`** en la cabecera y válidos durante 15 minutos. Compruébelos con las claves publicadas en \`/api/auth/jwks\`, y compruebe también el emisor (\`iss\`) y el destinatario (\`aud\`).

En TypeScript:

${code.verifyTypeScript}

En Python:

${code.verifyPython}

Un token **con HS256 o sin \`kid\`** no lo hizo el complemento: lo habitual es que venga de un servicio de tokens casero. Quítelo y use \`authClient.token()\`.`,
  },
  'sign-in': {
    question: '¿Por qué no puedo iniciar sesión, o por qué se cerró mi sesión?',
    cues: { 'iniciar sesión': 3, 'inicio de sesión': 3, 'inicio sesión': 3, 'cerró mi sesión': 4, 'cerrar sesión': 3, 'cerrar la sesión': 3, sesión: 2, cuenta: 2, demasiados: 3, correo: 1, incorrect: 1, entrar: 2 },
    answer: `- **Contraseña o correo incorrectos:** el formulario lo dice. Las cuentas del servidor de este equipo y las de un servidor remoto no tienen nada que ver entre sí.
- **Demasiados intentos:** espere los segundos que se indican; intentarlo antes no ayuda.
- **La sesión se cerró sola:** solo el servidor de inicio de sesión puede terminar una sesión, por ejemplo tras un cambio de contraseña. Un corte de red no lo hace nunca.
- **Hay que iniciar sesión en cada arranque:** no se pudo usar el llavero del sistema. Un aviso dice por qué; en Linux suele bastar con instalar y desbloquear un Secret Service como el llavero de GNOME.

Para cerrar la sesión, abra el menú de la cuenta en la parte superior de la barra lateral y elija **Cerrar sesión…**`,
  },
};
