import type { ColorScheme } from '../../../shared/desktop-api.ts';
import { createStore, type Observable } from './observable.ts';

export interface Theme {
  /** What is on the screen now, with `system` resolved. */
  resolved: Observable<'light' | 'dark'>;
  dispose(): void;
}

/** Writes the chosen scheme onto the root element, which the tokens read, and follows the OS live. */
export function createTheme(scheme: Observable<ColorScheme>, root: HTMLElement, prefersDark: MediaQueryList): Theme {
  const resolve = (): 'light' | 'dark' => {
    const chosen = scheme.get();
    return chosen === 'system' ? (prefersDark.matches ? 'dark' : 'light') : chosen;
  };
  const resolved = createStore(resolve());
  const apply = (): void => {
    root.dataset['colorScheme'] = scheme.get();
    resolved.set(resolve());
  };
  apply();
  const undo = scheme.subscribe(apply);
  prefersDark.addEventListener('change', apply);
  return {
    resolved,
    dispose() {
      undo();
      prefersDark.removeEventListener('change', apply);
    },
  };
}
