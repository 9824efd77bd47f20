/** Types of `release-date.mjs` for the TypeScript configuration files. */
export function releaseDate(): Date;
