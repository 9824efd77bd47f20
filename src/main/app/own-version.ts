import manifest from '../../../package.json' with { type: 'json' };

/** The version of this repository, for hosts whose files have none of their own: Electron knows that of the package. */
export const ownVersion: string = manifest.version;
