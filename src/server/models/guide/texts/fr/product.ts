import { appName, typedName } from '../../../../../shared/brand.ts';
import { queApp } from '../../../../../shared/texts/french.ts';
import type { ProductTopics } from '../../topic.ts';

/** What Latchkey is and how it behaves, French. */
export const product: ProductTopics = {
  about: {
    question: `Qu’est-ce ${queApp} ?`,
    cues: { [`est-ce que ${typedName}`]: 4, [`propos de ${typedName}`]: 3, 'que peux-tu faire': 3, 'que pouvez-vous faire': 3, 'pouvez-vous m’aider': 3, 'peux-tu m’aider': 3, 'qui êtes-vous': 3, 'qui es-tu': 3, 'que puis-je faire': 3, 'est-ce que c’est': 2, 'à quoi sert': 3, présent: 1 },
    answer: `**${appName}** est un client de bureau pour les serveurs ChatKit auxquels on se connecte avec Better Auth.

- **Connecté une fois pour toutes.** Votre session est dans le trousseau du système, pas dans une page web, et elle survit aux redémarrages.
- **Des jetons hors de portée.** Aucune page ne voit jamais un jeton ; l’application le joint à chaque requête au moment où elle part.
- **Utilisable sans le cloud.** L’interface de conversation est livrée avec l’application. En ce moment, vous parlez à un serveur qui tourne sur cet ordinateur.
- **Branché où vous voulez.** Deux adresses suffisent pour le relier à votre propre serveur.

Pour continuer : *Comment connecter un modèle ?* · *Comment connecter mon propre serveur ?*`,
  },
  offline: {
    question: 'Qu’est-ce qui fonctionne sans réseau ?',
    cues: { 'hors ligne': 3, 'hors connexion': 3, 'sans internet': 3, 'sans réseau': 3, 'sans connexion': 3, 'pas de réseau': 3, avion: 2, réseau: 1, internet: 1, wifi: 2 },
    answer: `Ce serveur tourne sur votre ordinateur : **se connecter, parler avec ce guide et relire vos conversations ne demande donc aucun réseau**.

Ce qui dépend d’un réseau :

| Vous utilisez | Il faut |
|---|---|
| le serveur intégré avec ce guide | rien |
| le serveur intégré avec un modèle local, comme Ollama | rien |
| le serveur intégré avec un modèle en ligne | l’adresse de ce modèle |
| votre propre serveur | ce serveur et son serveur d’authentification |

Quand un serveur est injoignable, ${appName} le dit sur une ligne discrète et vous laisse connecté. Seul un refus clair du serveur d’authentification met fin à une session ; une coupure du réseau, jamais.`,
  },
  demo: {
    question: 'Que peut montrer une conversation ici ?',
    cues: { 'que peut montrer': 4, 'montre-moi tout': 3, 'montrez-moi tout': 3, démo: 3, graphique: 2, diagramme: 2, galerie: 2, formulaire: 2, formule: 1 },
    answer: `Tout ce qu’un serveur ChatKit peut envoyer : du texte avec ses sources, des étapes de travail, des formulaires, des graphiques, des tableaux, des questions, des images.

Écrivez **\`/demo\`** pour obtenir une liste, ou nommez ce que vous voulez voir : \`/demo form\`, \`/demo charts\`, \`/demo sources\`, \`/demo questions\`. Cela tourne sur cet ordinateur, en anglais, et ne demande aucun modèle.`,
  },
  privacy: {
    question: 'Où mes conversations et mon mot de passe sont-ils gardés ?',
    cues: { confidentialité: 3, 'vie privée': 3, privé: 2, 'mes données': 3, 'dossier de données': 3, stock: 2, enregistré: 2, gardé: 2, 'où sont mes': 2, 'mot de passe': 2, trousseau: 3, sécur: 2, sûr: 1, chiffr: 3, télémétrie: 3, pist: 2 },
    answer: `Tout ce que ce serveur sait reste dans son dossier de données sur cet ordinateur, que seul votre utilisateur peut lire. L’application le chiffre avec une clé du trousseau ; là où ce n’est pas possible, elle le dit.

- \`chat.db\` – les conversations et leurs messages
- \`auth.db\` – les comptes ; les mots de passe n’y sont que sous forme d’empreintes salées
- \`secret\` – la clé qui signe les sessions

L’application elle-même garde votre session dans le **trousseau du système** (Trousseau sur macOS, Gestionnaire d’identification sur Windows, Secret Service sur Linux). Là où aucun n’est utilisable, elle garde la session en mémoire, vous le dit, et ne l’écrit jamais en clair sur le disque.

Il n’y a aucune télémétrie. Un message ne quitte cet ordinateur que si vous connectez un modèle en ligne ou un serveur distant.`,
  },
  shortcuts: {
    question: 'Quels sont les raccourcis clavier ?',
    cues: { raccourci: 3, clavier: 3, touche: 2 },
    answer: `Sur macOS, prenez **⌘** à la place de **Ctrl**.

| Touches | Ce qu’elles font |
|---|---|
| \`Ctrl\` \`N\`, ou \`Ctrl\` \`Maj\` \`O\` | Nouvelle conversation |
| \`Ctrl\` \`K\` | Rechercher dans les conversations |
| \`Ctrl\` \`B\` | Afficher ou masquer la barre latérale |
| \`Ctrl\` \`,\` | Réglages |
| \`Ctrl\` \`Maj\` \`P\` | Toutes les commandes |
| \`Ctrl\` \`/\` | Raccourcis clavier |
| \`Entrée\` | Envoyer le message |
| \`Maj\` \`Entrée\` | Aller à la ligne dans le message |
| \`Échap\` | Fermer le menu ou la fenêtre au premier plan |`,
  },
  threads: {
    question: 'Comment renommer ou supprimer une conversation, ou obtenir une nouvelle réponse ?',
    cues: { renommer: 3, supprimer: 3, effacer: 3, retirer: 1, historique: 2, 'barre latérale': 2, réessayer: 3, 'nouvelle réponse': 3, 'répondre à nouveau': 3, arrêter: 2, annuler: 2, titre: 1, 'nouvelle conversation': 2, 'anciennes conversations': 2 },
    answer: `Vos conversations sont dans la barre latérale, les plus récemment actives en haut.

- **Renommer** et **Supprimer** sont dans le menu qui apparaît sur la ligne d’une conversation.
- **Arrêter la réponse** se fait avec le bouton de la zone de saisie. Ce qui est déjà écrit est gardé.
- **Répondre à nouveau** est sous une réponse, **Réessayer** à côté d’une erreur. Tout ce qui suit votre message est alors remplacé.

Les conversations reçoivent un titre d’elles-mêmes : du modèle s’il y en a un, sinon de vos premiers mots.`,
  },
};
