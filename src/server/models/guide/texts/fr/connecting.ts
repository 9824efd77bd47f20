import { appName } from '../../../../../shared/brand.ts';
import { code } from '../../code.ts';
import type { ConnectingTopics } from '../../topic.ts';

/** Models, backends and tokens, French. */
export const connecting: ConnectingTopics = {
  model: {
    question: 'Comment connecter un modèle ?',
    cues: { 'connecter un modèle': 4, modèle: 2, 'modèle de langage': 3, 'clé api': 3, 'clé d’api': 3, clé: 1, fournisseur: 2, environnement: 1, 'point d’accès': 1, connecter: 1 },
    answer: `Tout point d’accès qui parle l’API de conversation d’OpenAI convient : un service en ligne, ou un programme sur cet ordinateur.

**Dans l’application :** appuyez sur **Connecter un modèle** au bas de la barre latérale, ou ouvrez **Réglages → Modèle** (\`Ctrl\` \`,\`, ou \`⌘\` \`,\` sur macOS).

1. **Service :** l’un de ceux de cet ordinateur, comme Ollama ou LM Studio, ou un service en ligne, comme OpenAI, Anthropic ou Mistral. Pour tout autre, il faut son adresse.
2. **Clé d’API :** si le service en demande une.
3. **Modèle :** choisissez-le dans la liste du service, ou saisissez son nom.
4. **Tester** dit s’il répond et, sinon, ce qu’il faut changer. Appuyez ensuite sur **Enregistrer**.

Le message suivant part vers le modèle, sans qu’il faille rien redémarrer. La clé est gardée dans le trousseau du système et n’est envoyée à aucune autre adresse que celle pour laquelle vous l’avez saisie.

**Ou par des variables d’environnement,** qui l’emportent sur les réglages :

${code.environment}`,
  },
  backend: {
    question: 'Comment connecter mon propre serveur ?',
    cues: { 'propre serveur': 4, 'propre backend': 4, 'mon serveur': 3, 'mon backend': 1, 'notre serveur': 4, serveur: 1, distant: 1, connexion: 1, adresse: 1, déploy: 2, héberg: 1 },
    answer: `Il vous faut deux adresses : celle d’un **Serveur d’authentification** (Better Auth avec son module JWT) et celle d’un **Serveur de conversation** (tout ce qui parle le protocole ChatKit).

1. Ouvrez **Réglages → Serveur** et choisissez **Un autre serveur**.
2. Saisissez les deux adresses et appuyez sur **Tester la liaison**. Chaque ligne du résultat dit ce qui ne va pas et où le corriger.
3. Connectez-vous. ${appName} demande un jeton à Better Auth et l’envoie à votre serveur de conversation sous la forme \`Authorization: Bearer …\`.

Sur le serveur d’authentification, le module suffit :

${code.betterAuth}

Pour l’autre côté, demandez-moi ensuite *Comment mon serveur vérifie-t-il les jetons ?*`,
  },
  tokens: {
    question: 'Comment mon serveur vérifie-t-il les jetons ?',
    cues: { jeton: 3, vérifi: 2, signature: 2, émetteur: 3, audience: 3, autoris: 1, 'non autorisé': 3 },
    answer: `Les jetons viennent du module JWT de Better Auth : signés avec une clé **asymétrique** (EdDSA, sauf si vous choisissez ES256 ou RS256), avec un **\`kid\`** dans l’en-tête, valables 15 minutes. Vérifiez-les avec les clés publiées sous \`/api/auth/jwks\`, et vérifiez aussi l’émetteur (\`iss\`) et le destinataire (\`aud\`).

En TypeScript :

${code.verifyTypeScript}

En Python :

${code.verifyPython}

Un jeton **signé en HS256 ou sans \`kid\`** ne vient pas du module : la cause est le plus souvent un point d’accès fait maison. Supprimez-le et utilisez \`authClient.token()\`.`,
  },
  'sign-in': {
    question: 'Pourquoi ne puis-je pas me connecter, ou pourquoi ai-je été déconnecté ?',
    cues: { 'me connecter': 4, 'se connecter': 3, déconnect: 4, identifi: 2, compte: 2, 'trop de': 3, session: 2, 'e-mail': 1, email: 1, courriel: 1, incorrect: 1 },
    answer: `- **Mot de passe ou e-mail incorrect :** le formulaire le dit. Les comptes du serveur de cet ordinateur et ceux d’un serveur distant n’ont rien à voir entre eux.
- **Trop de tentatives :** attendez le nombre de secondes affiché ; réessayer plus tôt ne sert à rien.
- **Déconnecté sans rien faire :** seul le serveur d’authentification peut mettre fin à une session, par exemple après un changement de mot de passe. Une coupure du réseau ne le fait jamais.
- **Connexion demandée à chaque démarrage :** le trousseau du système n’a pas pu être utilisé. Un bandeau dit pourquoi ; sous Linux, il suffit en général d’installer et de déverrouiller un Secret Service comme le trousseau de GNOME.

Pour vous déconnecter, ouvrez le menu du compte en haut de la barre latérale et choisissez **Se déconnecter…**`,
  },
};
