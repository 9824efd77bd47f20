import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { englishWords, loadStrings, stringsNow } from '../locales/load-strings.ts';
import type { Words } from '../locales/load-strings.ts';
import { LocaleContext, StringsContext, useView } from './context.ts';
import { useElementRoot } from './element-root.ts';

/** Longest time without a picture while the words are on their way, in ms; then it is in English until they are here. */
const patienceMs = 1_000;

/**
 * Gives the words of the `locale` option, or of the browser (§7.2). Nothing is drawn before the first words, so that
 * nobody sees English flash by; on a change the former words stay until the new ones are here.
 */
export function WordsProvider({ children }: { children: ReactNode }): ReactNode {
  const { options } = useView();
  const asked = options.locale ?? navigator.language;
  const [arrived, setArrived] = useState<Words>();
  const [impatient, setImpatient] = useState(false);
  const { root } = useElementRoot();
  const words = useMemo(() => stringsNow(asked) ?? arrived ?? (impatient ? englishWords : undefined), [asked, arrived, impatient]);

  useEffect(() => {
    let wanted = true;
    loadStrings(asked).then(
      (loaded) => wanted && setArrived(loaded),
      () => wanted && setArrived(englishWords),
    );
    return () => {
      wanted = false;
    };
  }, [asked]);

  useEffect(() => {
    const timer = setTimeout(() => setImpatient(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);

  useLayoutEffect(() => {
    if (words !== undefined && root !== null) speak(root, words);
  }, [words, root]);

  if (words === undefined) return null;
  return (
    <LocaleContext value={words.tag}>
      <StringsContext value={words.strings}>{children}</StringsContext>
    </LocaleContext>
  );
}

/** The language and its direction, for the element and its layers; the host's own attributes are the page's. */
function speak(root: ShadowRoot, { tag, dir }: Words): void {
  for (const part of root.children) {
    if (!(part instanceof HTMLElement)) continue;
    part.lang = tag;
    part.dir = dir;
  }
}
