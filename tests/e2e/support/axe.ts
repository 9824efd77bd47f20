import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe finds that is serious or critical, one line each: on the page and in its frames, in the chat alone, or on the page without
 * frames, which needs no second page to add them up in, and so half the time.
 */
export async function findings(page: Page, where: 'everywhere' | 'chat' | 'page' = 'everywhere'): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  if (where === 'chat') axe.include('iframe#chat');
  if (where === 'page') axe.setLegacyMode().exclude('iframe');
  const { violations } = await axe.analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}
