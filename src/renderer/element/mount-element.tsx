import type { ChatKitOptions } from '@openai/chatkit';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import tokens from '../styles/tokens.css?inline';
import type { Controller } from './controller/controller.ts';
import { resolveTheme } from './options/theme.ts';
import code from './styles/code.css?inline';
import composer from './styles/composer.css?inline';
import controls from './styles/controls.css?inline';
import layout from './styles/layout.css?inline';
import markdown from './styles/markdown.css?inline';
import panels from './styles/panels.css?inline';
import turns from './styles/turns.css?inline';
import { App } from './ui/App.tsx';
import { ElementRootContext } from './ui/element-root.ts';

export interface Mounted {
  applyTheme: (options: ChatKitOptions) => void;
  unmount: () => void;
}

/** Constructed sheets need no `style` element, so a page may forbid those (CSP `style-src`). */
function sheet(css: string): CSSStyleSheet {
  const result = new CSSStyleSheet();
  result.replaceSync(css);
  return result;
}

let shared: CSSStyleSheet[] | undefined;

/** Draws the element into its shadow root. `onReady` is called once the first picture is committed. */
export function mountElement(host: HTMLElement, root: ShadowRoot, controller: Controller, onReady: () => void): Mounted {
  shared ??= [tokens, layout, turns, markdown, code, composer, controls, panels].map(sheet);
  const themed = sheet(':host {}');
  root.adoptedStyleSheets = [...shared, themed];
  const container = document.createElement('div');
  container.className = 'root';
  const layer = document.createElement('div');
  layer.className = 'layer';
  root.replaceChildren(container, layer);
  const react = createRoot(container);
  react.render(
    <StrictMode>
      <ElementRootContext value={{ root, layer }}>
        <App controller={controller} onReady={onReady} />
      </ElementRootContext>
    </StrictMode>,
  );

  return {
    applyTheme: (options) => {
      const { scheme, variables } = resolveTheme(options.theme);
      host.dataset['colorScheme'] = scheme;
      themed.replaceSync(':host {}');
      const rule = themed.cssRules[0];
      // Set as values, never as text: an option must not be able to close the rule and open another.
      if (rule instanceof CSSStyleRule) for (const [name, value] of Object.entries(variables)) rule.style.setProperty(name, value);
      const title = options.frameTitle ?? 'Chat';
      host.role = 'region';
      host.ariaLabel = title;
    },
    unmount: () => {
      react.unmount();
      root.replaceChildren();
    },
  };
}
