import { appName } from '../../brand.ts';
import type { network as words } from '../en/network.ts';

/** Why a host gave no answer, and what to do about it, German. */
export const network = {
  notFound: (host: string): string => `${host} wurde nicht gefunden.`,
  refused: (host: string): string => `${host} ist nicht erreichbar: Dort antwortet nichts.`,
  notTrusted: (host: string, code: string): string => `Dieser Computer vertraut dem Zertifikat von ${host} nicht (${code}).`,
  notSecure: (host: string, code: string): string => `${host} hat keine sichere Verbindung hergestellt (${code}).`,
  tooLong: (host: string): string => `${host} hat zu lange nicht geantwortet.`,
  cut: (host: string): string => `Die Verbindung zu ${host} wurde unterbrochen.`,
  proxyRefused: (host: string, code: string): string => `Der Proxy dieses Netzes hat die Verbindung zu ${host} abgelehnt (${code}).`,
  unreachable: (host: string): string => `${host} ist nicht erreichbar.`,
  unknownReason: 'Grund unbekannt',
  checkAddress: 'Prüfen Sie die Adresse auf Tippfehler, und ob Sie online sind.',
  installAuthority: 'Installieren Sie die Zertifizierungsstelle Ihrer Organisation auf diesem Computer, oder lassen Sie das Zertifikat des Servers erneuern.',
  checkScheme: 'Prüfen Sie, ob die Adresse stattdessen mit http:// beginnen muss, oder sagen Sie der Person Bescheid, die den Server betreibt.',
  checkPort: 'Prüfen Sie Adresse und Port, und ob der Server läuft.',
  askNetwork: 'Bitten Sie die Person, die das Netz betreibt, es zu erlauben.',
  checkNetwork: 'Prüfen Sie Ihr Netz und versuchen Sie es erneut.',
  socks: `Dieser Computer ist auf einen SOCKS-Proxy eingestellt, durch den ${appName} nicht gehen kann.`,
  addHttpProxy: 'Ergänzen Sie in den Proxy-Einstellungen des Systems einen HTTP-Proxy, oder fragen Sie die Person, die das Netz betreibt.',
} satisfies typeof words;
