import { X } from 'lucide-react';
import { useId, useMemo, type ReactNode } from 'react';
import { useWords } from '../texts.tsx';
import { IconButton } from '../ui/IconButton.tsx';

interface SpellLanguagesProps {
  available: readonly string[];
  /** Empty: the system's. */
  chosen: readonly string[];
  onChange(languages: readonly string[]): void;
}

/** Which languages are checked: those that were chosen, and a list to choose one more from. */
export function SpellLanguages({ available, chosen, onChange }: SpellLanguagesProps): ReactNode {
  const { language, texts: { desktop: texts } } = useWords();
  const id = useId();
  const nameOf = useMemo(() => {
    const names = new Intl.DisplayNames([language, 'en'], { type: 'language' });
    return (tag: string): string => names.of(tag) ?? tag;
  }, [language]);
  const others = useMemo(
    () => available.filter((tag) => !chosen.includes(tag)).sort((a, b) => nameOf(a).localeCompare(nameOf(b))),
    [available, chosen, nameOf],
  );
  return (
    <div className="spell-languages">
      <div id={id} className="spell-title">
        {texts.languages}
      </div>
      {chosen.length > 0 ? (
        <ul aria-labelledby={id}>
          {chosen.map((tag) => (
            <li key={tag}>
              <span lang={tag}>{nameOf(tag)}</span>
              <IconButton icon={X} label={texts.remove(nameOf(tag))} onClick={() => onChange(chosen.filter((other) => other !== tag))} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="panel-hint">{texts.languagesSystem}</p>
      )}
      {others.length > 0 && (
        <select className="select" aria-label={texts.add} value="" onChange={(event) => onChange([...chosen, event.target.value])}>
          <option value="" disabled>
            {texts.add}
          </option>
          {others.map((tag) => (
            <option key={tag} value={tag}>
              {nameOf(tag)}
            </option>
          ))}
        </select>
      )}
      <p className="panel-hint">{texts.languagesHint}</p>
    </div>
  );
}
