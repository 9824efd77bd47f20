import { useSyncExternalStore } from 'react';

export type Scheme = 'light' | 'dark';

const darkQuery = '(prefers-color-scheme: dark)';

/** The scheme in force: what the page's attribute says, or the system's where it says nothing definite. */
export function currentScheme(): Scheme {
  const wish = document.documentElement.dataset['colorScheme'];
  if (wish === 'light' || wish === 'dark') return wish;
  return matchMedia(darkQuery).matches ? 'dark' : 'light';
}

/** The shell's wish, which overrides the one the page came with. */
export function setScheme(scheme: Scheme): void {
  document.documentElement.dataset['colorScheme'] = scheme;
}

function subscribe(listener: () => void): () => void {
  const media = matchMedia(darkQuery);
  const observer = new MutationObserver(listener);
  media.addEventListener('change', listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-color-scheme'] });
  return () => {
    media.removeEventListener('change', listener);
    observer.disconnect();
  };
}

export function useScheme(): Scheme {
  return useSyncExternalStore(subscribe, currentScheme);
}
