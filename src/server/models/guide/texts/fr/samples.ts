import { appName } from '../../../../../shared/brand.ts';
import { code } from '../../code.ts';
import type { SampleTopics } from '../../topic.ts';

/** Samples of what an answer can look like, French. */
export const samples: SampleTopics = {
  markdown: {
    question: 'Montrez-moi à quoi ressemble Markdown ici.',
    cues: { format: 2, 'mise en forme': 3, titres: 2, liste: 1, citation: 1, exemple: 1, affich: 1 },
    answer: `## Titres, listes et mises en valeur

Le texte peut être **gras**, *italique*, ~~barré~~ ou du \`code\`. Les [liens](https://www.better-auth.com) s’ouvrent dans votre navigateur.

1. Des listes numérotées
2. avec une deuxième entrée
   - et une autre dedans

- [x] Une tâche faite
- [ ] Une tâche à faire

> Les citations se détachent du texte qui les entoure.

| Colonne | Une autre |
|:--|--:|
| gauche | droite |
| 10 | 1 000 |

${code.greet('Bonjour')}

---

C’est l’essentiel du Markdown de GitHub.`,
  },
  code: {
    question: 'Montrez-moi un exemple de code.',
    cues: { 'exemple de code': 4, 'bout de code': 4, extrait: 2, programme: 2, fonction: 1, exemple: 1 },
    answer: `Un petit : un limiteur qui laisse passer au plus un appel par intervalle.

${code.throttle('Exécute `action` au plus une fois par `intervalMs` ; les appels entre-temps sont ignorés.')}

Et pour demander à ce serveur s’il répond :

${code.health}

Chaque bloc a le bouton **Copier le code**.`,
  },
  table: {
    question: 'Montrez-moi un tableau.',
    cues: { tableau: 4, colonne: 2, compar: 2 },
    answer: `En voici un, qui compare les façons d’utiliser ${appName} :

| | Serveur intégré, guide | Serveur intégré, modèle | Votre serveur |
|:--|:-:|:-:|:-:|
| Demande un compte ailleurs | non | cela dépend | oui |
| Fonctionne hors ligne | oui | avec un modèle local | non |
| Répond à toute question | non | oui | selon ce que vous en faites |
| À configurer | rien | quelques champs | deux adresses |

Les tableaux larges défilent sur le côté dans le message.`,
  },
};
