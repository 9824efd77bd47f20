import { written } from '../counted.ts';
import type { inputs as words } from '../en/inputs.ts';

/** What is wrong with something that a person typed, French. */
export const inputs = {
  address: (example: string): string => `Ce n’est pas l’adresse d’un serveur. Écrivez-la comme ${example}.`,
  email: 'Saisissez votre adresse e-mail.',
  password: (most: number): string => `Saisissez un mot de passe d’au plus ${written('fr', most)} caractères.`,
  name: (most: number): string => `Saisissez votre nom, en ${written('fr', most)} caractères au plus.`,
  signInPage: 'La page de connexion doit avoir une adresse qui commence par https://.',
  path: 'Ce n’est pas un chemin. Écrivez-le comme /api/auth.',
  model: 'Ce nom de modèle est trop long.',
  apiKey: 'Ce n’est pas une clé d’API : elle contient des espaces ou des caractères inhabituels.',
  search: (most: number): string => `Recherchez au plus ${written('fr', most)} caractères.`,
  keys: 'Ce n’est pas un raccourci utilisable partout. Maintenez Ctrl, Alt ou Cmd et appuyez sur une autre touche.',
  code: 'Ce n’est pas un code. Il a six chiffres, ou c’est l’un de vos codes de récupération.',
  paste: 'Collez le code que la page affiche dans votre navigateur.',
  proxyName: 'Saisissez le nom pour le proxy. Il ne contient pas de deux-points.',
} satisfies typeof words;
