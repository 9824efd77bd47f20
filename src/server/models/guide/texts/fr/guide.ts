import { environmentPrefix } from '../../../../../shared/brand.ts';
import { deApp } from '../../../../../shared/texts/french.ts';
import type { GuideTexts } from '../../topic.ts';
import { connecting } from './connecting.ts';
import { product } from './product.ts';
import { samples } from './samples.ts';

/** What the guide says, French. */
export const guide: GuideTexts = {
  talk: {
    greetings: ['bonjour', 'bonsoir', 'salut', 'coucou', 'hello', 'hi'],
    thanks: ['merci', 'parfait', 'super', 'génial', 'cool'],
    marks: ['comment', 'pourquoi', 'où', 'quel', 'quelle', 'quels', 'quelles', 'qui', 'est-ce', 'est', 'sont', 'je', 'puis-je', 'peut', 'le', 'les', 'mon', 'ma', 'mes', 'un', 'une', 'pour', 'dans', 'avec', 'sans', 'ici', 'montrez-moi', 'montre-moi'],
    hello: 'Bonjour !',
    welcome: 'Avec plaisir.',
    cannot: 'Je ne peux pas répondre à cela.',
    introduction:
      `**Aucun modèle de langage n’est encore connecté** : vous parlez donc au guide intégré ${deApp}. Il connaît cette application et rien d’autre, et il fonctionne entièrement sur cet ordinateur.`,
    howToConnect:
      `Pour obtenir des réponses sur tout, connectez un modèle : appuyez sur **Connecter un modèle** au bas de la barre latérale, ouvrez **Réglages → Modèle**, ou définissez \`OPENAI_BASE_URL\`, \`OPENAI_API_KEY\` et \`${environmentPrefix}_MODEL\` avant le démarrage. Pour en savoir plus, demandez-moi *Comment connecter un modèle ?*`,
    files: 'Je ne peux pas regarder dans les fichiers ; un modèle connecté le peut.',
    longNote:
      `---\n\n*Aucun modèle de langage n’est connecté : cette réponse vient du guide intégré ${deApp}. Connectez-en un sous **Réglages → Modèle** pour pouvoir tout demander.*`,
    shortNote: '*C’est le guide intégré qui répond ; aucun modèle n’est connecté.*',
    offer: 'Vous pouvez par exemple me demander :',
  },
  topics: { ...connecting, ...product, ...samples },
};
