/** Words of `en/composer.ts`. */
export const composer = {};
