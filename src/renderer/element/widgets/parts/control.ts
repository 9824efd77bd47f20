/** Sizes and looks that all controls share (§8). */
export const controlSizes = ['3xs', '2xs', 'xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl'] as const;
export const controlVariants = ['solid', 'soft', 'outline', 'ghost'] as const;
export const gutterSizes = ['2xs', 'xs', 'sm', 'md', 'lg', 'xl'] as const;
