import { written } from '../counted.ts';
import type { inputs as words } from '../en/inputs.ts';

/** What is wrong with something that a person typed, German. */
export const inputs = {
  address: (example: string): string => `Das ist keine Adresse eines Servers. Schreiben Sie sie wie ${example}.`,
  email: 'Geben Sie Ihre E-Mail-Adresse ein.',
  password: (most: number): string => `Geben Sie ein Passwort mit höchstens ${written('de', most)} Zeichen ein.`,
  name: (most: number): string => `Geben Sie Ihren Namen mit höchstens ${written('de', most)} Zeichen ein.`,
  signInPage: 'Die Anmeldeseite braucht eine Adresse, die mit https:// beginnt.',
  path: 'Das ist kein Pfad. Schreiben Sie ihn wie /api/auth.',
  model: 'Dieser Modellname ist zu lang.',
  apiKey: 'Das ist kein API-Schlüssel: Er enthält Leerzeichen oder ungewöhnliche Zeichen.',
  search: (most: number): string => `Suchen Sie nach höchstens ${written('de', most)} Zeichen.`,
  keys: 'Das ist keine Tastenkombination für überall. Halten Sie Strg, Alt oder Cmd und drücken Sie eine weitere Taste.',
  code: 'Das ist kein Code. Er hat sechs Ziffern oder ist einer Ihrer Wiederherstellungscodes.',
  paste: 'Fügen Sie den Code ein, den die Seite in Ihrem Browser zeigt.',
  proxyName: 'Geben Sie den Namen für den Proxy ein. Er enthält keinen Doppelpunkt.',
} satisfies typeof words;
