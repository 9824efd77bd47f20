import { ChatKitElement } from './chatkit-element.ts';

export const elementName = 'openai-chatkit';

/** Registers the bundled element unless the name is taken: the hosted script may have come first (§7.1). */
export function defineChatKitElement(registry: CustomElementRegistry = customElements): boolean {
  if (registry.get(elementName) !== undefined) return false;
  registry.define(elementName, ChatKitElement);
  return true;
}
