import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';
import type { doctor as words } from '../en/doctor.ts';

/** What the connection doctor finds beyond the connection test, French. */
export const doctor = {
  notChecked: 'Cela n’a pas pu être vérifié.',
  onceWay: (host: string): string => `Vérifié dès qu’il y aura un chemin vers ${host}.`,
  onceReached: (host: string): string => `Vérifié dès que ${host} sera joignable.`,
  onceSignInReached: 'Vérifié dès que le serveur d’authentification sera joignable.',
  sameServer: 'Le même serveur que pour se connecter.',
  restart: `Quittez ${appName} et relancez-le.`,
  stopped: 'Non fait : les vérifications ont été arrêtées.',
  noTime: (host: string): string => `${host} ne dit pas l’heure qu’il est.`,
  clocksAgree: (host: string): string => `L’horloge de cet ordinateur et celle de ${host} concordent.`,
  minutesAhead: (count: number, host: string): string =>
    counted('fr', count, { one: `L’horloge de cet ordinateur avance de # minute sur celle de ${host}.`, other: `L’horloge de cet ordinateur avance de # minutes sur celle de ${host}.` }),
  minutesBehind: (count: number, host: string): string =>
    counted('fr', count, { one: `L’horloge de cet ordinateur retarde de # minute sur celle de ${host}.`, other: `L’horloge de cet ordinateur retarde de # minutes sur celle de ${host}.` }),
  hoursAhead: (count: number, host: string): string =>
    counted('fr', count, { one: `L’horloge de cet ordinateur avance de # heure sur celle de ${host}.`, other: `L’horloge de cet ordinateur avance de # heures sur celle de ${host}.` }),
  hoursBehind: (count: number, host: string): string =>
    counted('fr', count, { one: `L’horloge de cet ordinateur retarde de # heure sur celle de ${host}.`, other: `L’horloge de cet ordinateur retarde de # heures sur celle de ${host}.` }),
  daysAhead: (count: number, host: string): string =>
    counted('fr', count, { one: `L’horloge de cet ordinateur avance de # jour sur celle de ${host}.`, other: `L’horloge de cet ordinateur avance de # jours sur celle de ${host}.` }),
  daysBehind: (count: number, host: string): string =>
    counted('fr', count, { one: `L’horloge de cet ordinateur retarde de # jour sur celle de ${host}.`, other: `L’horloge de cet ordinateur retarde de # jours sur celle de ${host}.` }),
  setClockWindows: 'Réglez l’horloge : Paramètres, Heure et langue, Date et heure, Synchroniser maintenant.',
  setClockMac: 'Réglez l’horloge : Réglages Système, Général, Date et heure, Régler la date et l’heure automatiquement.',
  setClockLinux: 'Réglez l’horloge : activez la date et l’heure automatiques dans les réglages de votre système (timedatectl set-ntp true).',
  timeRightHere: (host: string): string => `Si l’heure est juste ici, prévenez qui gère ${host}.`,
  onceKeys: (host: string): string => `Vérifié dès que ${host} publiera ses clés.`,
  onceSignedIn: 'Vérifié dès que vous serez connecté.',
  onceKeyNamed: 'Vérifié dès que le jeton nommera sa clé.',
  secretKey: (host: string): string => `${host} publie une clé secrète, avec laquelle n’importe qui peut fabriquer des jetons.`,
  secretKeyFix: 'Prévenez tout de suite son administrateur : les clés doivent être remplacées, et /jwks ne doit contenir que des parties publiques.',
  keyKnown: (host: string): string => `La clé de votre jeton est parmi celles que publie ${host}.`,
  keyUnknown: (host: string): string => `La clé de votre jeton n’est pas parmi celles que publie ${host} ; les serveurs de conversation le refusent donc.`,
  keyUnknownFix: 'Prévenez son administrateur : toutes les instances doivent partager base et secret, et aucun cache ne doit retenir /jwks.',
  noNames: 'Aucun nom n’a besoin d’être cherché sur cet ordinateur.',
  nameKnown: (name: string): string => `${name} est connu ici.`,
  namesKnown: (first: string, second: string): string => `${first} et ${second} sont connus ici.`,
  nameUnknown: (name: string): string => `Aucune adresse n’a été trouvée pour ${name}.`,
  namesUnknown: (first: string, second: string): string => `Aucune adresse n’a été trouvée pour ${first} et ${second}.`,
  nameFix: 'Vérifiez que l’adresse est bien écrite et que vous êtes en ligne. Si cela marche ailleurs, votre réseau a peut-être besoin d’un VPN ou d’un autre serveur DNS.',
  noProxyInBrowser: `Dans un navigateur, ${appName} va droit à ses serveurs et n’utilise pas de proxy.`,
  noProxy: 'Il n’y a pas de proxy en route.',
  proxyPasses: (host: string, proxy: string): string => `Le proxy laisse passer ${appName} : ${host} par ${proxy}.`,
  proxiesPass: (host: string, proxy: string, second: string, secondProxy: string): string =>
    `Le proxy laisse passer ${appName} : ${host} par ${proxy} et ${second} par ${secondProxy}.`,
  noWay: (host: string): string => `Les réglages de proxy du système ne donnent aucun chemin vers ${host}.`,
  checkProxy: 'Vérifiez le proxy dans les réglages réseau de votre système.',
  proxyFault: (sentence: string): string => `Le proxy : ${sentence}`,
  checkProxyOrAsk: 'Vérifiez le proxy dans les réglages réseau de votre système, ou demandez à qui gère le réseau.',
  proxyRefuses: (proxy: string, host: string, code: string): string => `Le proxy ${proxy} refuse le passage vers ${host} (${code}).`,
  noReason: 'sans raison',
  askToReach: (host: string): string => `Demandez à qui gère le réseau de laisser ${appName} joindre ${host}.`,
  portalFix: 'Ouvrez une page web dans votre navigateur. Si ce réseau affiche une page de connexion, connectez-vous-y, puis relancez les vérifications.',
  portal: 'Ce réseau veut d’abord que vous vous y connectiez.',
  portalRedirect: (host: string, other: string): string => `Les requêtes vers ${host} sont renvoyées vers ${other}. Ce réseau veut peut-être d’abord que vous vous y connectiez.`,
  portalPage: (host: string): string => `Une page web répond à la place de ${host}. Ce réseau veut peut-être d’abord que vous vous y connectiez, ou l’adresse est fausse.`,
  noPortal: 'Aucune page de connexion d’un réseau n’est en route.',
  localNoCertificate: (host: string): string => `${host} est sur cet ordinateur, où aucun certificat n’est nécessaire.`,
  plainHttp: (host: string): string => `${host} est joint en simple http ; n’importe qui en route peut lire.`,
  expiredToday: (host: string): string => `Le certificat de ${host} a expiré depuis un jour au plus.`,
  expired: (host: string, days: number): string =>
    counted('fr', days, { one: `Le certificat de ${host} a expiré il y a # jour.`, other: `Le certificat de ${host} a expiré il y a # jours.` }),
  renew: (host: string): string => `Faites-le renouveler par qui gère ${host}.`,
  dateWrong: (sentence: string): string => `Si la date de cet ordinateur est fausse : ${sentence}`,
  notYetValid: (host: string): string => `Le certificat de ${host} n’est pas encore valable ; l’horloge de cet ordinateur retarde sans doute.`,
  otherName: (host: string): string => `Le certificat présenté par ${host} est à un autre nom.`,
  otherNameFix: 'Vérifiez l’adresse, ou faites ajouter ce nom au certificat du serveur.',
  notTrusted: (host: string, issuer: string, code: string): string => `Le certificat de ${host} est signé par ${issuer}, à qui cet ordinateur ne fait pas confiance (${code}).`,
  unnamedAuthority: 'une autorité sans nom',
  privateAuthority: (issuer: string): string => `${issuer}, une autorité privée à qui cet ordinateur fait confiance`,
  endsToday: (host: string): string => `Le certificat de ${host} expire dans un jour au plus.`,
  ends: (host: string, days: number): string =>
    counted('fr', days, { one: `Le certificat de ${host} expire dans # jour.`, other: `Le certificat de ${host} expire dans # jours.` }),
  renewBefore: (host: string): string => `Faites-le renouveler avant par qui gère ${host}.`,
  signedBy: (host: string, issuer: string, days: number): string =>
    counted('fr', days, {
      one: `Le certificat de ${host} est signé par ${issuer}, et valable encore # jour.`,
      other: `Le certificat de ${host} est signé par ${issuer}, et valable encore # jours.`,
    }),
} satisfies typeof words;
