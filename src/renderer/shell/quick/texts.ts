/** Words of quick entry. */
export const quickTexts = {
  title: 'Quick question',
  carryOn: 'Continue in the main window',
  renew: 'New question',
  hide: 'Hide',
} as const;
