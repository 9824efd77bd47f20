/** English words of widgets. */
export const widgets = {};
