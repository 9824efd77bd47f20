import { appName } from '../brand.ts';

const elides = /^[aeiouâàéèêëîïôöùûü]/i.test(appName);

/** “de” before the app’s name: `de Latchkey`, `d’Acme`. */
export const deApp: string = elides ? `d’${appName}` : `de ${appName}`;

/** “que” before the app’s name. */
export const queApp: string = elides ? `qu’${appName}` : `que ${appName}`;
