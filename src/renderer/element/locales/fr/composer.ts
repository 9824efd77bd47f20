import { counted } from '../../../../shared/texts/counted.ts';
import type { composer as words } from '../en/composer.ts';

/** Words of the composer, French. */
export const composer = {
  sendBlockedUploading: 'Envoi du fichier en cours. Vous pourrez envoyer le message ensuite, ou retirer le fichier.',
  sendBlockedFailed: 'Certains fichiers n’ont pas pu être envoyés. Réessayez ou retirez-les pour envoyer le message.',

  attachFiles: 'Joindre des fichiers',
  filesAttached: 'Fichiers joints',
  removeFile: (name: string): string => `Retirer ${name}`,
  retryFile: (name: string): string => `Envoyer ${name} de nouveau`,
  uploading: 'Envoi en cours',
  uploadingPart: (percent: string): string => `Envoi en cours, ${percent}`,
  uploadFinishing: 'Finalisation',
  dropHere: 'Déposez des fichiers pour les joindre',
  dropHint: (accepted: string): string => `Acceptés : ${accepted}`,

  fileTooLarge: (name: string, size: string, limit: string): string => `« ${name} » fait ${size}. La taille maximale est de ${limit}.`,
  fileTooMany: (name: string, limit: number): string =>
    `« ${name} » n’a pas été joint : un message peut avoir au plus ${counted('fr', limit, { one: '# fichier', other: '# fichiers' })}.`,
  fileWrongType: (name: string, accepted: string): string => `« ${name} » est d’un type qui n’est pas accepté ici. Acceptés : ${accepted}.`,
  fileFolder: (name: string): string => `« ${name} » est un dossier. Joignez les fichiers qu’il contient.`,
  commandFailed: (name: string): string => `« ${name} » n’a pas fonctionné. Réessayez.`,
  searchFailed: 'La liste n’a pas pu être chargée. Continuez à taper pour réessayer.',

  uploadFailed: {
    too_large: 'Trop volumineux',
    wrong_type: 'Type refusé',
    unsupported: 'Fichiers refusés',
    denied: 'Non autorisé',
    network: 'Pas de connexion',
    vanished: 'Fichier modifié',
    server: 'Non envoyé',
  },
  uploadFailedWhy: {
    too_large: (name: string): string => `D’après le serveur, « ${name} » est trop volumineux. Joignez un fichier plus petit.`,
    wrong_type: (name: string): string => `Le serveur n’accepte pas les fichiers comme « ${name} ». Joignez un autre type.`,
    unsupported: (name: string): string => `« ${name} » n’a pas pu être envoyé : ce serveur n’accepte pas de fichiers. La personne qui l’administre peut changer cela.`,
    denied: (name: string): string => `Le serveur a refusé « ${name} ». Vous êtes peut-être déconnecté, ou n’avez pas le droit de joindre des fichiers.`,
    network: (name: string): string => `« ${name} » n’a pas pu être envoyé car le serveur est injoignable. Vérifiez la connexion et réessayez.`,
    vanished: (name: string): string => `« ${name} » a été déplacé, supprimé ou modifié après votre choix. Retirez-le et joignez-le de nouveau.`,
    server: (name: string): string => `Le serveur n’a pas pu recevoir « ${name} ». Réessayez dans un instant.`,
  },

  composerMore: 'Plus',
  tools: 'Outils',
  toolOff: (name: string): string => `Désactiver ${name}`,
  model: 'Modèle',
  modelDefault: 'Modèle par défaut',
  modelChosen: (name: string): string => `Modèle : ${name}`,

  mention: 'Mentionner',
  mentionSomething: 'Mentionner un élément',
  mentionNone: (query: string): string => `Rien trouvé pour « ${query} »`,
  mentionEmpty: 'Rien à mentionner pour l’instant',
  commands: 'Commandes',
  commandNone: (query: string): string => `Aucune commande ne correspond à « ${query} »`,
  commandBack: 'Retour',
  suggestionsFound: (count: number): string => counted('fr', count, { one: '# suggestion', other: '# suggestions' }),
  suggestionsLoading: 'Recherche en cours',
  composerActions: 'Ce message',

  quoteReply: 'Répondre',
  quoted: 'En réponse à',
  quoteRemove: 'Retirer la citation',

  dictate: 'Dicter',
  dictateAsking: 'En attente du microphone',
  dictateRecording: 'Enregistrement',
  dictateFull: (minutes: string): string => `Le maximum est de ${minutes} minutes. Insérez le texte pour continuer.`,
  dictateTranscribing: 'Conversion de la parole en texte',
  dictateCancel: 'Abandonner l’enregistrement',
  dictateInsert: 'Insérer comme texte',
  dictateFailed: {
    denied: 'Le microphone n’est pas autorisé. Autorisez-le dans les réglages du système, puis réessayez.',
    no_device: 'Aucun microphone trouvé. Branchez-en un, puis réessayez.',
    in_use: 'Le microphone n’a pas pu être ouvert. Une autre application l’utilise peut-être.',
    unsupported: 'Cette fenêtre ne peut pas enregistrer de son.',
    not_offered: 'Ce serveur ne convertit pas la parole en texte. La personne qui l’administre peut l’activer.',
    nothing_heard: 'Aucune parole entendue. Rien n’a été inséré.',
    failed: 'L’enregistrement n’a pas pu être converti en texte. Il est conservé : réessayez.',
  },
} satisfies typeof words;
