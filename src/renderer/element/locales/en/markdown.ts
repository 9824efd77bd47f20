/** English words of Markdown. */
export const markdown = {};
