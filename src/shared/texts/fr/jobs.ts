import { appName } from '../../brand.ts';
import { deApp, queApp } from '../french.ts';
import { counted } from '../counted.ts';
import type { jobs as words } from '../en/jobs.ts';

/** What came of exports and imports, and what is written into a file for people to read, French. */
export const jobs = {
  alreadyHere: (count: number): string => counted('fr', count, { one: '# conversation était déjà là et reste telle quelle.', other: '# conversations étaient déjà là et restent telles quelles.' }),
  noChats: 'Ce fichier ne contient aucune conversation.',
  nothingNew: 'Il n’y avait rien de nouveau.',
  imported: (chats: number, entries: number): string => `Importé : ${counted('fr', chats, { one: '# conversation', other: '# conversations' })} avec ${counted('fr', entries, { one: '# élément', other: '# éléments' })}. Les conversations importées n’existent que sur cet ordinateur.`,
  incomplete: (count: number): string => counted('fr', count, { one: '# conversation n’y est pas complète, car l’historique est encore lu depuis le serveur. Exportez de nouveau plus tard pour tout avoir.', other: '# conversations n’y sont pas complètes, car l’historique est encore lu depuis le serveur. Exportez de nouveau plus tard pour tout avoir.' }),
  picturesUnreachable: (count: number): string => counted('fr', count, { one: '# image n’y est pas, car le serveur n’a pas pu être joint. Exportez de nouveau quand il le sera, pour l’avoir.', other: '# images n’y sont pas, car le serveur n’a pas pu être joint. Exportez de nouveau quand il le sera, pour les avoir.' }),
  picturesGone: (count: number): string => counted('fr', count, { one: '# image n’y est pas, car le serveur ne la fournit plus.', other: '# images n’y sont pas, car le serveur ne les fournit plus.' }),
  cancelled: 'Annulé. Rien n’a été importé.',
  cancelledAfter: (count: number): string => counted('fr', count, { one: 'Annulé après # conversation, qui reste ici. Importez de nouveau le fichier pour avoir le reste.', other: 'Annulé après # conversations, qui restent ici. Importez de nouveau le fichier pour avoir le reste.' }),
  diskFull: 'Il n’y a plus de place sur le disque. Libérez de l’espace, puis réessayez.',
  notAllowed: `${appName} n’a pas le droit d’écrire dans son propre dossier. Vérifiez ses autorisations, puis réessayez.`,
  notWritten: 'Le fichier n’a pas pu être écrit. Réessayez ; le journal contient les détails.',
  notTaken: 'Le fichier n’a pas pu être importé en entier. Réessayez : ce qui est déjà là n’est pas repris deux fois.',
  damaged: 'Ce fichier est endommagé ou tronqué, rien n’a donc été importé. Exportez-le de nouveau là d’où il vient.',
  foreign: `Ce n’est pas un export ${deApp}. Choisissez un fichier JSON ou zip créé avec « Exporter » ; rien n’a été importé.`,
  newer: `Ce fichier vient d’un ${appName} plus récent. Mettez ${appName} à jour, puis importez-le de nouveau ; rien n’a été importé.`,
  tooLarge: `Ce fichier est plus gros que ce ${queApp} peut importer, rien n’a donc été importé.`,
  notInZip: (file: string): string => `Ce zip n’est pas un export ${deApp} : il ne contient pas ${file}. Rien n’a été importé.`,
  notHere: 'Cette conversation n’est pas encore sur cet ordinateur. Ouvrez-la une fois, puis exportez-la.',
  fileGone: 'Ce fichier n’est plus là. Exportez de nouveau.',
  noHistory: 'Il n’y a pas d’historique disponible pour le moment. Réessayez dans un instant.',
  exportRuns: 'Un export est déjà en cours. Annulez-le, ou attendez qu’il soit terminé.',
  importRuns: 'Un import est déjà en cours. Attendez qu’il soit terminé.',
  chatsFile: `Conversations ${appName}`,
  chatFile: (number: string): string => `Conversation ${number}`,
  generatedImage: 'Image générée',
  attachment: (name: string): string => `Pièce jointe : ${name}`,
  sources: 'Sources :',
  skipped: 'ignoré',
  dateUnknown: 'date inconnue',
  accountAt: (email: string, server: string): string => `${email} sur ${server}`,
} satisfies typeof words;
