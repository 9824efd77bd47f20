import { counted } from '../counted.ts';
import type { diagnostics as words } from '../en/diagnostics.ts';

/** "Why am I signed out?": its page, the checks and the report, French. */
export const diagnostics = {
  whySignedOut: 'Pourquoi suis-je déconnecté ?',
  whyUnread: 'Pourquoi ma connexion est-elle illisible ?',
  title: 'Serveur et connexion',
  parts: 'Parties',
  timeline: 'Ce qui s’est passé',
  checks: 'Vérifications',
  report: 'Rapport',
  readFailed: (reason: string): string => `Ce qui s’est passé n’a pas pu être lu. ${reason}`,
  reading: 'Lecture de ce qui s’est passé',
  runChecks: 'Lancer les vérifications',
  runAgain: 'Vérifier à nouveau',
  checking: 'Vérification en cours',
  connectionSettings: 'Réglages du serveur',
  looksAt: (server: string | undefined): string =>
    `Examine noms, proxy, certificats, horloge, serveur d’authentification, clés et serveur de conversation jusqu’à ${server ?? 'l’ordinateur où vous êtes'}, sans rien changer.`,
  checkedAt: (time: string): string => `Vérifié à ${time}.`,
  reportMeans:
    'Pour qui vous aide. Il n’y a rien d’autre : versions, noms de serveurs, heures et codes, en anglais. Il ne contient ni mot de passe, ni jeton, ni cookie, rien de ce que vous ou d’autres avez écrit, ni nom ni adresse.',
  copyReport: 'Copier le rapport',
  saveReport: 'Enregistrer le rapport…',
  theReport: 'Le rapport',
  problemsOnly: 'Problèmes seulement',
  problemsIn: (problems: number, entries: number): string =>
    `${counted('fr', problems, { one: '# problème', other: '# problèmes' })} sur ${counted('fr', entries, { one: '# entrée', other: '# entrées' })}`,
  noProblemsIn: (entries: number): string => counted('fr', entries, { one: 'Aucun problème sur # entrée', other: 'Aucun problème sur # entrées' }),
  noProblems: 'Aucun problème n’est noté.',
  nothingNoted: 'Rien n’est encore noté. Connexions, déconnexions et incidents en route apparaissent ici.',
  showOlder: (count: number): string => counted('fr', count, { one: 'Afficher # plus ancienne', other: 'Afficher # plus anciennes' }),
  problem: 'Problème :',
  timesSince: (count: number, time: string): string => counted('fr', count, { one: `# fois depuis ${time}`, other: `# fois depuis ${time}` }),
} satisfies typeof words;
