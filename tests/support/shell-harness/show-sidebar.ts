import type { Page } from '@playwright/test';

/** The sidebar is on the screen then, also in a narrow window, where it has to be asked for. */
export async function showSidebar(page: Page): Promise<void> {
  const show = page.getByRole('button', { name: 'Show sidebar' });
  // One of the two is there once the page is.
  await show.or(page.getByRole('button', { name: 'Hide sidebar' })).first().waitFor();
  if (await show.isVisible()) await show.click();
}
