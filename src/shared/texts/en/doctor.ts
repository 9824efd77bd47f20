import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';

/** What the connection doctor finds beyond the connection test, English. */
export const doctor = {
  notChecked: 'This could not be checked.',
  onceWay: (host: string): string => `Checked once there is a way to ${host}.`,
  onceReached: (host: string): string => `Checked once ${host} can be reached.`,
  onceSignInReached: 'Checked once the sign-in server can be reached.',
  sameServer: 'The same server as for signing in.',
  restart: `Quit ${appName} and start it again.`,
  stopped: 'Not done: the checks were stopped.',
  noTime: (host: string): string => `${host} does not say what time it is.`,
  clocksAgree: (host: string): string => `This computer’s clock and that of ${host} agree.`,
  /** By minutes, hours or days. */
  minutesAhead: (count: number, host: string): string =>
    counted('en', count, { one: `This computer’s clock is # minute ahead of that of ${host}.`, other: `This computer’s clock is # minutes ahead of that of ${host}.` }),
  minutesBehind: (count: number, host: string): string =>
    counted('en', count, { one: `This computer’s clock is # minute behind that of ${host}.`, other: `This computer’s clock is # minutes behind that of ${host}.` }),
  hoursAhead: (count: number, host: string): string =>
    counted('en', count, { one: `This computer’s clock is # hour ahead of that of ${host}.`, other: `This computer’s clock is # hours ahead of that of ${host}.` }),
  hoursBehind: (count: number, host: string): string =>
    counted('en', count, { one: `This computer’s clock is # hour behind that of ${host}.`, other: `This computer’s clock is # hours behind that of ${host}.` }),
  daysAhead: (count: number, host: string): string =>
    counted('en', count, { one: `This computer’s clock is # day ahead of that of ${host}.`, other: `This computer’s clock is # days ahead of that of ${host}.` }),
  daysBehind: (count: number, host: string): string =>
    counted('en', count, { one: `This computer’s clock is # day behind that of ${host}.`, other: `This computer’s clock is # days behind that of ${host}.` }),
  setClockWindows: 'Set the clock: Settings, Time & language, Date & time, Sync now.',
  setClockMac: 'Set the clock: System Settings, General, Date & Time, Set time and date automatically.',
  setClockLinux: 'Set the clock: turn on automatic date and time in your system’s settings (timedatectl set-ntp true).',
  timeRightHere: (host: string): string => `If the time here is right, tell whoever runs ${host}.`,
  onceKeys: (host: string): string => `Checked once ${host} publishes its keys.`,
  onceSignedIn: 'Checked once you are signed in.',
  onceKeyNamed: 'Checked once the token names its key.',
  secretKey: (host: string): string => `${host} publishes a secret key, with which anybody can make tokens.`,
  secretKeyFix: 'Tell its administrator at once: the keys must be replaced, and /jwks must hold public parts alone.',
  keyKnown: (host: string): string => `The key of your token is among those that ${host} publishes.`,
  keyUnknown: (host: string): string => `The key of your token is not among those that ${host} publishes, so chat servers refuse it.`,
  keyUnknownFix: 'Tell its administrator: all instances must share one database and secret, and no cache may hold /jwks back.',
  noNames: 'No name has to be looked up on this computer.',
  nameKnown: (name: string): string => `${name} is known here.`,
  namesKnown: (first: string, second: string): string => `${first} and ${second} are known here.`,
  nameUnknown: (name: string): string => `No address was found for ${name}.`,
  namesUnknown: (first: string, second: string): string => `No address was found for ${first} and ${second}.`,
  nameFix: 'Check the address for typos, and that you are online. If it works elsewhere, your network may need a VPN, or another DNS server.',
  noProxyInBrowser: `Run in a browser, ${appName} goes straight to its servers and uses no proxy.`,
  noProxy: 'No proxy is in between.',
  proxyPasses: (host: string, proxy: string): string => `The proxy lets ${appName} through: ${host} through ${proxy}.`,
  proxiesPass: (host: string, proxy: string, second: string, secondProxy: string): string =>
    `The proxy lets ${appName} through: ${host} through ${proxy} and ${second} through ${secondProxy}.`,
  noWay: (host: string): string => `The system’s proxy settings give no way to ${host}.`,
  checkProxy: 'Check the proxy in the network settings of your system.',
  proxyFault: (sentence: string): string => `The proxy: ${sentence}`,
  checkProxyOrAsk: 'Check the proxy in the network settings of your system, or ask whoever runs the network.',
  proxyRefuses: (proxy: string, host: string, code: string): string => `The proxy ${proxy} refuses the way to ${host} (${code}).`,
  noReason: 'no reason',
  askToReach: (host: string): string => `Ask whoever runs the network to let ${appName} reach ${host}.`,
  portalFix: 'Open any web page in your browser. If this network shows a sign-in page, sign in there, then run the checks again.',
  portal: 'This network wants you to sign in to it first.',
  portalRedirect: (host: string, other: string): string => `Requests to ${host} are sent on to ${other}. This network may want you to sign in to it first.`,
  portalPage: (host: string): string => `A web page answers in place of ${host}. This network may want you to sign in to it first, or the address is wrong.`,
  noPortal: 'No sign-in page of a network is in between.',
  localNoCertificate: (host: string): string => `${host} is on this computer, where no certificate is needed.`,
  plainHttp: (host: string): string => `${host} is reached over plain http, so anybody on the way can read along.`,
  expiredToday: (host: string): string => `The certificate of ${host} ran out within the last day.`,
  expired: (host: string, days: number): string =>
    counted('en', days, { one: `The certificate of ${host} ran out # day ago.`, other: `The certificate of ${host} ran out # days ago.` }),
  renew: (host: string): string => `Have whoever runs ${host} renew it.`,
  dateWrong: (sentence: string): string => `If the date on this computer is wrong: ${sentence}`,
  notYetValid: (host: string): string => `The certificate of ${host} is not valid yet, so this computer’s clock is probably behind.`,
  otherName: (host: string): string => `The certificate at ${host} belongs to another name.`,
  otherNameFix: 'Check the address, or have whoever runs the server add this name to its certificate.',
  notTrusted: (host: string, issuer: string, code: string): string => `The certificate of ${host} is signed by ${issuer}, which this computer does not trust (${code}).`,
  unnamedAuthority: 'an authority without a name',
  privateAuthority: (issuer: string): string => `${issuer}, a private authority that this computer trusts`,
  endsToday: (host: string): string => `The certificate of ${host} runs out in a day or less.`,
  ends: (host: string, days: number): string =>
    counted('en', days, { one: `The certificate of ${host} runs out in # day.`, other: `The certificate of ${host} runs out in # days.` }),
  renewBefore: (host: string): string => `Have whoever runs ${host} renew it before then.`,
  signedBy: (host: string, issuer: string, days: number): string =>
    counted('en', days, {
      one: `The certificate of ${host} is signed by ${issuer}, and good for # day.`,
      other: `The certificate of ${host} is signed by ${issuer}, and good for # days.`,
    }),
};
