import { appName } from '../../brand.ts';

/** Why a host gave no answer, and what to do about it, English. */
export const network = {
  notFound: (host: string): string => `Couldn’t find ${host}.`,
  refused: (host: string): string => `Couldn’t reach ${host}: nothing answers there.`,
  notTrusted: (host: string, code: string): string => `The certificate of ${host} is not trusted by this computer (${code}).`,
  notSecure: (host: string, code: string): string => `${host} did not make a secure connection (${code}).`,
  tooLong: (host: string): string => `${host} took too long to answer.`,
  cut: (host: string): string => `The connection to ${host} was cut.`,
  proxyRefused: (host: string, code: string): string => `This network’s proxy refused the connection to ${host} (${code}).`,
  unreachable: (host: string): string => `Couldn’t reach ${host}.`,
  unknownReason: 'unknown reason',
  checkAddress: 'Check the address for typos, and that you are online.',
  installAuthority: 'Install the certificate authority of your organisation on this computer, or have the certificate of the server renewed.',
  checkScheme: 'Check whether the address should start with http:// instead, or tell whoever runs the server.',
  checkPort: 'Check the address and port, and that the server is running.',
  askNetwork: 'Ask whoever runs the network to allow it.',
  checkNetwork: 'Check your network and try again.',
  socks: `This computer is set to use a SOCKS proxy, which ${appName} cannot go through.`,
  addHttpProxy: 'Add an HTTP proxy to the system’s proxy settings, or ask whoever runs the network.',
};
