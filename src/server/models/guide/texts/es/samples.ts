import { appName } from '../../../../../shared/brand.ts';
import { code } from '../../code.ts';
import type { SampleTopics } from '../../topic.ts';

/** Samples of what an answer can look like, Spanish. */
export const samples: SampleTopics = {
  markdown: {
    question: 'Muéstreme cómo se ve Markdown aquí.',
    cues: { formato: 2, encabezado: 2, lista: 1, cita: 1, ejemplo: 1 },
    answer: `## Encabezados, listas y énfasis

El texto puede ir en **negrita**, en *cursiva*, ~~tachado~~ o como \`código\`. Los [enlaces](https://www.better-auth.com) se abren en su navegador.

1. Listas numeradas
2. con una segunda entrada
   - y otra dentro

- [x] Una tarea hecha
- [ ] Una por hacer

> Las citas se distinguen del texto que las rodea.

| Columna | Otra más |
|:--|--:|
| izquierda | derecha |
| 10 | 10.000 |

${code.greet('Hola')}

---

Eso es casi todo el Markdown de GitHub.`,
  },
  code: {
    question: 'Muéstreme un ejemplo de código.',
    cues: { código: 3, 'ejemplo de código': 4, 'fragmento de código': 4, programa: 2, función: 2, ejemplo: 1 },
    answer: `Uno pequeño: un limitador que deja pasar como mucho una llamada por intervalo.

${code.throttle('Ejecuta `action` como mucho una vez por `intervalMs`; las llamadas intermedias se descartan.')}

Y así se pregunta a este servidor si está en marcha:

${code.health}

Cada bloque tiene el botón **Copiar el código**.`,
  },
  table: {
    question: 'Muéstreme una tabla.',
    cues: { tabla: 4, columna: 2, compar: 2, fila: 1 },
    answer: `Aquí tiene una, que compara las maneras de usar ${appName}:

| | Servidor integrado, guía | Servidor integrado, modelo | Su servidor |
|:--|:-:|:-:|:-:|
| Necesita una cuenta en otro sitio | no | depende | sí |
| Funciona sin conexión | sí | con un modelo local | no |
| Responde a cualquier pregunta | no | sí | según lo construya |
| Configuración | ninguna | unos campos | dos direcciones |

Las tablas anchas se desplazan hacia los lados dentro del mensaje.`,
  },
};
