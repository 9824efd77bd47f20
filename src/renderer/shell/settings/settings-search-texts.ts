/** Words of the search in the settings. */
export const settingsSearchTexts = {
  label: 'Search settings',
  found: 'Settings that fit',
  none: 'No setting has these words.',
} as const;
