import type { ChatKitOptions } from '@openai/chatkit';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import tokens from '../styles/tokens.css?inline';
import type { Controller } from './controller/controller.ts';
import { createThemeApplier } from './options/apply-theme.ts';
import code from './styles/code.css?inline';
import composerMedia from './styles/composer-media.css?inline';
import composerMenus from './styles/composer-menus.css?inline';
import composerNotes from './styles/composer-notes.css?inline';
import composerParts from './styles/composer-parts.css?inline';
import composer from './styles/composer.css?inline';
import controls from './styles/controls.css?inline';
import images from './styles/images.css?inline';
import layout from './styles/layout.css?inline';
import markdown from './styles/markdown.css?inline';
import panels from './styles/panels.css?inline';
import questions from './styles/questions.css?inline';
import turns from './styles/turns.css?inline';
import user from './styles/user.css?inline';
import workflow from './styles/workflow.css?inline';
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

export interface MountHooks {
  /** Called once the first picture is committed. */
  onReady: () => void;
  /** Told of options that could not be followed; for `chatkit.log`. */
  log: (name: string, data: Record<string, unknown>) => void;
}

/** Draws the element into its shadow root. */
export function mountElement(host: HTMLElement, root: ShadowRoot, controller: Controller, { onReady, log }: MountHooks): Mounted {
  shared ??= [tokens, layout, turns, user, workflow, images, questions, markdown, code, composer, composerNotes, composerMedia, composerParts, composerMenus, controls, panels].map(sheet);
  const theme = createThemeApplier(host, log);
  root.adoptedStyleSheets = [...shared, theme.sheet];
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
    applyTheme: theme.apply,
    unmount: () => {
      react.unmount();
      theme.dispose();
      root.replaceChildren();
    },
  };
}
