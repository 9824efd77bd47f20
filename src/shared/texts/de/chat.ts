import type { chat as words } from '../en/chat.ts';

/** The chat page around the element, German. */
export const chat = {
  title: 'Chat',
  loading: 'Der Chat wird geladen …',
  placeholder: 'Nachricht schreiben',
  greeting: 'Womit kann ich heute helfen?',
  show: 'Zeig mir, was ich hier tun kann',
  showPrompt: 'Wobei kannst du mir helfen, und was sollte ich für den Anfang wissen?',
  draft: 'Eine klare, freundliche E-Mail entwerfen',
  draftPrompt: 'Hilf mir, eine klare, freundliche E-Mail zu entwerfen. Frag mich zuerst, worum es geht.',
  explain: 'Etwas Schwieriges einfach erklären',
  explainPrompt: 'Erkläre mir ein schwieriges Thema in einfachen Worten. Frag mich, welches.',
  review: 'Ein Stück Code durchsehen',
  reviewPrompt: 'Ich möchte, dass du ein Stück Code durchsiehst. Bitte mich, es einzufügen, und frag, was es tun soll.',
  hostedFailed: 'Der Chat von OpenAI konnte nicht geladen werden; der eingebaute springt ein.',
  details: 'Details',
  tryAgain: 'Erneut versuchen',
  dismiss: 'Ausblenden',
  hostedBlocked: 'Das Skript des Chats von OpenAI konnte nicht geladen werden: Dieser Computer ist offline, oder das Netz lässt es nicht durch.',
  hostedLate: 'Das Skript des Chats von OpenAI ist nicht rechtzeitig gestartet. Vielleicht ist das Netz langsam oder blockiert einen Teil davon.',
  hostedRefused: (detail: string): string =>
    `Der Chat von OpenAI meldet: ${detail === '' ? 'einen Fehler ohne Worte.' : detail} Geht es um die Domain, bitten Sie, wer diese Verbindung eingerichtet hat, Domain-Schlüssel und Chat-Host zu prüfen.`,
} satisfies typeof words;
