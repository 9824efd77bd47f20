/** Words in the index's column `tags`. They begin as no word of a language does, and hold no sign that splits words. */
export const tags = {
  thread: (key: number): string => `zqx1t${key}`,
  user: 'zqx1user',
  assistant: 'zqx1assistant',
  code: 'zqx1code',
  attachment: 'zqx1attachment',
} as const;

/** Typed words that begin like this could meet a tag. */
export const tagStart = 'zq';
