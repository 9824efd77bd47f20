import { ChatKitElement } from './chatkit-element.ts';
import type { ElementHost } from './element-host.ts';

export const elementName = 'openai-chatkit';

/**
 * Registers the bundled element, with what the app around offers, unless the name is taken: the hosted script may have
 * come first (§7.1).
 */
export function defineChatKitElement(registry: CustomElementRegistry = customElements, host: ElementHost = {}): boolean {
  if (registry.get(elementName) !== undefined) return false;
  registry.define(
    elementName,
    class extends ChatKitElement {
      protected override readonly host = host;
    },
  );
  return true;
}
