import { queApp } from '../french.ts';
import type { network as words } from '../en/network.ts';

/** Why a host gave no answer, and what to do about it, French. */
export const network = {
  notFound: (host: string): string => `${host} est introuvable.`,
  refused: (host: string): string => `Impossible de joindre ${host} : rien n’y répond.`,
  notTrusted: (host: string, code: string): string => `Cet ordinateur ne fait pas confiance au certificat de ${host} (${code}).`,
  notSecure: (host: string, code: string): string => `${host} n’a pas établi de connexion sûre (${code}).`,
  tooLong: (host: string): string => `${host} a mis trop de temps à répondre.`,
  cut: (host: string): string => `La connexion à ${host} a été coupée.`,
  proxyRefused: (host: string, code: string): string => `Le proxy de ce réseau a refusé la connexion à ${host} (${code}).`,
  unreachable: (host: string): string => `Impossible de joindre ${host}.`,
  unknownReason: 'raison inconnue',
  checkAddress: 'Vérifiez que l’adresse est bien écrite et que vous êtes en ligne.',
  installAuthority: 'Installez l’autorité de certification de votre organisation sur cet ordinateur, ou faites renouveler le certificat du serveur.',
  checkScheme: 'Vérifiez si l’adresse doit plutôt commencer par http://, ou prévenez qui gère le serveur.',
  checkPort: 'Vérifiez l’adresse et le port, et que le serveur fonctionne.',
  askNetwork: 'Demandez à qui gère le réseau de l’autoriser.',
  checkNetwork: 'Vérifiez votre réseau et réessayez.',
  socks: `Cet ordinateur est réglé sur un proxy SOCKS, ${queApp} ne sait pas traverser.`,
  addHttpProxy: 'Ajoutez un proxy HTTP aux réglages du système, ou demandez à qui gère le réseau.',
} satisfies typeof words;
