import { useSyncExternalStore } from 'react';
import { useElementRoot } from '../ui/element-root.ts';

/** The colours in force in the element, for what is drawn outside of its style sheets. */
export function useScheme(): 'light' | 'dark' {
  const { root } = useElementRoot();
  return useSyncExternalStore(
    (listener) => {
      if (root === null) return () => undefined;
      const observer = new MutationObserver(listener);
      observer.observe(root.host, { attributeFilter: ['data-color-scheme'] });
      return () => observer.disconnect();
    },
    () => (root?.host instanceof HTMLElement && root.host.dataset['colorScheme'] === 'dark' ? 'dark' : 'light'),
  );
}
