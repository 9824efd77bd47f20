import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe finds on the page and in its frames, or in the chat alone, that is serious or critical; one line each. */
export async function findings(page: Page, where: 'everywhere' | 'chat' = 'everywhere'): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (where === 'chat' ? axe.include('iframe#chat') : axe).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}
