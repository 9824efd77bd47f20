import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';
import type { doctor as words } from '../en/doctor.ts';

/** What the connection doctor finds beyond the connection test, Spanish. */
export const doctor = {
  notChecked: 'No se pudo comprobar.',
  onceWay: (host: string): string => `Se comprueba cuando haya un camino hasta ${host}.`,
  onceReached: (host: string): string => `Se comprueba cuando se pueda conectar con ${host}.`,
  onceSignInReached: 'Se comprueba cuando se pueda conectar con el servidor de inicio de sesión.',
  sameServer: 'El mismo servidor que para iniciar sesión.',
  restart: `Salga de ${appName} y ábralo de nuevo.`,
  stopped: 'Sin hacer: se detuvieron las comprobaciones.',
  noTime: (host: string): string => `${host} no dice qué hora es.`,
  clocksAgree: (host: string): string => `El reloj de este equipo y el de ${host} coinciden.`,
  minutesAhead: (count: number, host: string): string =>
    counted('es', count, { one: `El reloj de este equipo va # minuto adelantado respecto a ${host}.`, other: `El reloj de este equipo va # minutos adelantado respecto a ${host}.` }),
  minutesBehind: (count: number, host: string): string =>
    counted('es', count, { one: `El reloj de este equipo va # minuto atrasado respecto a ${host}.`, other: `El reloj de este equipo va # minutos atrasado respecto a ${host}.` }),
  hoursAhead: (count: number, host: string): string =>
    counted('es', count, { one: `El reloj de este equipo va # hora adelantado respecto a ${host}.`, other: `El reloj de este equipo va # horas adelantado respecto a ${host}.` }),
  hoursBehind: (count: number, host: string): string =>
    counted('es', count, { one: `El reloj de este equipo va # hora atrasado respecto a ${host}.`, other: `El reloj de este equipo va # horas atrasado respecto a ${host}.` }),
  daysAhead: (count: number, host: string): string =>
    counted('es', count, { one: `El reloj de este equipo va # día adelantado respecto a ${host}.`, other: `El reloj de este equipo va # días adelantado respecto a ${host}.` }),
  daysBehind: (count: number, host: string): string =>
    counted('es', count, { one: `El reloj de este equipo va # día atrasado respecto a ${host}.`, other: `El reloj de este equipo va # días atrasado respecto a ${host}.` }),
  setClockWindows: 'Ponga el reloj en hora: Configuración, Hora e idioma, Fecha y hora, Sincronizar ahora.',
  setClockMac: 'Ponga el reloj en hora: Ajustes del Sistema, General, Fecha y hora, Ajustar fecha y hora automáticamente.',
  setClockLinux: 'Ponga el reloj en hora: active la fecha y hora automáticas en los ajustes de su sistema (timedatectl set-ntp true).',
  timeRightHere: (host: string): string => `Si la hora de aquí es correcta, avise a quien administra ${host}.`,
  onceKeys: (host: string): string => `Se comprueba cuando ${host} publique sus claves.`,
  onceSignedIn: 'Se comprueba cuando haya iniciado sesión.',
  onceKeyNamed: 'Se comprueba cuando el token nombre su clave.',
  secretKey: (host: string): string => `${host} publica una clave secreta, con la que cualquiera puede fabricar tokens.`,
  secretKeyFix: 'Avise enseguida a su administrador: hay que sustituir las claves, y /jwks solo debe contener partes públicas.',
  keyKnown: (host: string): string => `La clave de su token está entre las que publica ${host}.`,
  keyUnknown: (host: string): string => `La clave de su token no está entre las que publica ${host}, así que los servidores de chat lo rechazan.`,
  keyUnknownFix: 'Avise a su administrador: todas las instancias deben compartir base de datos y secreto, y ninguna caché debe retener /jwks.',
  noNames: 'No hay que buscar ningún nombre en este equipo.',
  nameKnown: (name: string): string => `${name} se conoce aquí.`,
  namesKnown: (first: string, second: string): string => `${first} y ${second} se conocen aquí.`,
  nameUnknown: (name: string): string => `No se encontró ninguna dirección para ${name}.`,
  namesUnknown: (first: string, second: string): string => `No se encontró ninguna dirección para ${first} y ${second}.`,
  nameFix: 'Compruebe que la dirección está bien escrita y que tiene conexión. Si en otro lugar funciona, puede que su red necesite una VPN u otro servidor DNS.',
  noProxyInBrowser: `En un navegador, ${appName} va directo a sus servidores y no usa proxy.`,
  noProxy: 'No hay ningún proxy de por medio.',
  proxyPasses: (host: string, proxy: string): string => `El proxy deja pasar a ${appName}: a ${host} por ${proxy}.`,
  proxiesPass: (host: string, proxy: string, second: string, secondProxy: string): string =>
    `El proxy deja pasar a ${appName}: a ${host} por ${proxy} y a ${second} por ${secondProxy}.`,
  noWay: (host: string): string => `Los ajustes de proxy del sistema no dan ningún camino hasta ${host}.`,
  checkProxy: 'Revise el proxy en los ajustes de red de su sistema.',
  proxyFault: (sentence: string): string => `El proxy: ${sentence}`,
  checkProxyOrAsk: 'Revise el proxy en los ajustes de red de su sistema, o pregunte a quien administra la red.',
  proxyRefuses: (proxy: string, host: string, code: string): string => `El proxy ${proxy} niega el paso a ${host} (${code}).`,
  noReason: 'sin motivo',
  askToReach: (host: string): string => `Pida a quien administra la red que deje a ${appName} llegar a ${host}.`,
  portalFix: 'Abra cualquier página web en su navegador. Si esta red muestra una página de acceso, acceda allí y haga las comprobaciones de nuevo.',
  portal: 'Esta red quiere que primero acceda a ella.',
  portalRedirect: (host: string, other: string): string => `Las peticiones a ${host} se reenvían a ${other}. Puede que esta red quiera que primero acceda a ella.`,
  portalPage: (host: string): string => `Una página web responde en lugar de ${host}. Puede que esta red quiera que primero acceda a ella, o que la dirección sea incorrecta.`,
  noPortal: 'No hay ninguna página de acceso de una red de por medio.',
  localNoCertificate: (host: string): string => `${host} está en este equipo, donde no hace falta certificado.`,
  plainHttp: (host: string): string => `Se accede a ${host} por http sin cifrar, así que cualquiera puede leer por el camino.`,
  expiredToday: (host: string): string => `El certificado de ${host} caducó en el último día.`,
  expired: (host: string, days: number): string =>
    counted('es', days, { one: `El certificado de ${host} caducó hace # día.`, other: `El certificado de ${host} caducó hace # días.` }),
  renew: (host: string): string => `Haga que lo renueve quien administra ${host}.`,
  dateWrong: (sentence: string): string => `Si la fecha de este equipo es incorrecta: ${sentence}`,
  notYetValid: (host: string): string => `El certificado de ${host} aún no es válido; probablemente el reloj de este equipo va atrasado.`,
  otherName: (host: string): string => `El certificado de ${host} pertenece a otro nombre.`,
  otherNameFix: 'Compruebe la dirección, o haga añadir este nombre al certificado del servidor.',
  notTrusted: (host: string, issuer: string, code: string): string => `El certificado de ${host} está firmado por ${issuer}, en quien este equipo no confía (${code}).`,
  unnamedAuthority: 'una autoridad sin nombre',
  privateAuthority: (issuer: string): string => `${issuer}, una autoridad privada en la que este equipo confía`,
  endsToday: (host: string): string => `El certificado de ${host} caduca en un día o menos.`,
  ends: (host: string, days: number): string =>
    counted('es', days, { one: `El certificado de ${host} caduca en # día.`, other: `El certificado de ${host} caduca en # días.` }),
  renewBefore: (host: string): string => `Haga que lo renueve antes quien administra ${host}.`,
  signedBy: (host: string, issuer: string, days: number): string =>
    counted('es', days, {
      one: `El certificado de ${host} está firmado por ${issuer} y vale # día más.`,
      other: `El certificado de ${host} está firmado por ${issuer} y vale # días más.`,
    }),
} satisfies typeof words;
