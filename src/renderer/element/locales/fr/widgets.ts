/** Words of `en/widgets.ts`. */
export const widgets = {};
