import { Search } from 'lucide-react';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Marked } from '../search/Marked.tsx';
import type { SettingsPanel } from '../state/ui-state.ts';
import { moveByKey } from '../threads/list-keys.ts';
import { useTexts } from '../texts.tsx';
import { Icon } from '../ui/Icon.tsx';
import { findSettings, type FoundSetting, type SettingEntry } from './settings-index.ts';

interface SettingsSearchProps {
  entries: readonly SettingEntry[];
  /** Names of the panels. */
  panelName(panel: SettingsPanel): string;
  onChoose(entry: SettingEntry): void;
  /** The list of panels, while nothing is looked for. */
  children: ReactNode;
}

/** A field over the list of panels; while something is in it, the settings that fit stand in place of the list. */
export function SettingsSearch({ entries, panelName, onChoose, children }: SettingsSearchProps): ReactNode {
  const id = useId();
  const { settingsSearch: texts } = useTexts();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const found = findSettings(entries, text);
  const active = found[Math.min(at, found.length - 1)];

  const choose = (entry: FoundSetting): void => {
    setText('');
    onChoose(entry);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && text !== '') setText('');
    else if (event.key === 'Enter' && active !== undefined) choose(active);
    else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && found.length > 0) setAt(moveByKey(event.key, Math.min(at, found.length - 1), found.length) ?? 0);
    else return;
    // The dialog would close with Esc.
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      <div className="settings-search">
        <Icon of={Search} />
        <input
          type="text"
          role="combobox"
          aria-label={texts.label}
          aria-expanded={text !== ''}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={text === '' || active === undefined ? undefined : `${id}-${found.indexOf(active)}`}
          placeholder={texts.label}
          dir="auto"
          maxLength={100}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {text === '' ? (
        children
      ) : (
        <>
          <div id={`${id}-list`} className="settings-found" role="listbox" aria-label={texts.found} onMouseDown={(event) => event.preventDefault()}>
            {found.map((entry, index) => (
              <div
                key={`${entry.panel} ${entry.label}`}
                id={`${id}-${index}`}
                role="option"
                aria-selected={entry === active}
                className="settings-hit"
                onMouseMove={() => setAt(index)}
                onClick={() => choose(entry)}
              >
                <Marked className="settings-hit-label" text={entry.label} marks={entry.marks} />
                <small>{panelName(entry.panel)}</small>
              </div>
            ))}
          </div>
          <p className="panel-hint" role="status">
            {found.length === 0 ? texts.none : ''}
          </p>
        </>
      )}
    </>
  );
}
