import { appName } from '../../brand.ts';
import type { network as words } from '../en/network.ts';

/** Why a host gave no answer, and what to do about it, Spanish. */
export const network = {
  notFound: (host: string): string => `No se encontró ${host}.`,
  refused: (host: string): string => `No se pudo conectar con ${host}: allí no responde nada.`,
  notTrusted: (host: string, code: string): string => `Este equipo no confía en el certificado de ${host} (${code}).`,
  notSecure: (host: string, code: string): string => `${host} no estableció una conexión segura (${code}).`,
  tooLong: (host: string): string => `${host} tardó demasiado en responder.`,
  cut: (host: string): string => `Se cortó la conexión con ${host}.`,
  proxyRefused: (host: string, code: string): string => `El proxy de esta red rechazó la conexión con ${host} (${code}).`,
  unreachable: (host: string): string => `No se pudo conectar con ${host}.`,
  unknownReason: 'motivo desconocido',
  checkAddress: 'Compruebe que la dirección está bien escrita y que tiene conexión.',
  installAuthority: 'Instale en este equipo la autoridad de certificación de su organización, o haga renovar el certificado del servidor.',
  checkScheme: 'Compruebe si la dirección debería empezar por http://, o avise a quien administra el servidor.',
  checkPort: 'Compruebe la dirección y el puerto, y que el servidor está en marcha.',
  askNetwork: 'Pida a quien administra la red que lo permita.',
  checkNetwork: 'Compruebe su red y vuelva a intentarlo.',
  socks: `Este equipo está configurado con un proxy SOCKS, por el que ${appName} no puede pasar.`,
  addHttpProxy: 'Añada un proxy HTTP a los ajustes de proxy del sistema, o pregunte a quien administra la red.',
} satisfies typeof words;
