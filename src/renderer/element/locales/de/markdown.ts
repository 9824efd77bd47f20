/** Words of `en/markdown.ts`. */
export const markdown = {};
