import { accentTones } from '../../../shared/accent-tones.ts';
import type { Observable } from './observable.ts';

/** Puts the system's accent colour in place of the tokens' own, readable whatever it is. @returns the undo. */
export function followAccent(accent: Observable<string | undefined>, root: HTMLElement): () => void {
  let set: readonly string[] = [];
  const apply = (): void => {
    for (const name of set) root.style.removeProperty(name);
    const colour = accent.get();
    const tones = (colour === undefined ? undefined : accentTones(colour)) ?? {};
    set = Object.keys(tones);
    for (const [name, value] of Object.entries(tones)) root.style.setProperty(name, value);
  };
  apply();
  return accent.subscribe(apply);
}
