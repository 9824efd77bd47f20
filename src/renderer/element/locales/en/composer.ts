/** English words of the composer. */
export const composer = {};
