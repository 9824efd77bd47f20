/** Words of `en/items.ts`. */
export const items = {};
