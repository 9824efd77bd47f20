/** English words of thread items and their actions. */
export const items = {};
