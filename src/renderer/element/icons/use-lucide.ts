import { useEffect, useState } from 'react';
import type { LucideIcon } from 'lucide-react';

type Find = (name: string) => LucideIcon | undefined;

let find: Find | undefined;

/** @returns the drawing, `undefined` while it is fetched, `null` when there is none by that name or it cannot be fetched. */
export function useLucide(name: string | undefined): LucideIcon | null | undefined {
  const [here, setHere] = useState<Find | null | undefined>(() => find);

  useEffect(() => {
    if (name === undefined || here !== undefined) return undefined;
    let wanted = true;
    import('./lucide.ts').then(
      ({ lucideIcon }) => {
        find = lucideIcon;
        if (wanted) setHere(() => lucideIcon);
      },
      // Without its drawing an icon is left out; whatever it stands beside says it in words.
      () => {
        if (wanted) setHere(null);
      },
    );
    return () => {
      wanted = false;
    };
  }, [name, here]);

  if (name === undefined || here === undefined) return undefined;
  return here?.(name) ?? null;
}
