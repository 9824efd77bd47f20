import { useState, type ReactNode } from 'react';
import { isGlobalKeys, type DesktopView } from '../../../shared/desktop-view.ts';
import { keyLabel } from '../../../shared/shortcuts.ts';
import { isMacPlatform } from '../shortcuts.ts';
import { useTexts } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { keysOfPress } from './keys-of.ts';

interface QuickKeysProps {
  keys: string;
  state: DesktopView['quick'];
  /** Wayland gives apps no keys of their own. */
  isLinux: boolean;
  onChange(keys: string): void;
}

/** The key that opens quick entry from everywhere: press a button, then the new keys. */
export function QuickKeys({ keys, state, isLinux, onChange }: QuickKeysProps): ReactNode {
  const texts = useTexts().desktop;
  const [waiting, setWaiting] = useState(false);
  const [wrong, setWrong] = useState(false);
  const isMac = isMacPlatform();
  const shown = keys === '' ? texts.noKeys : keyLabel(keys, isMac);
  const end = (): void => {
    setWaiting(false);
    setWrong(false);
  };
  return (
    <>
      <div className="panel-actions">
        <Button
          className="quick-keys"
          aria-label={waiting ? texts.pressKeys : texts.changeKeys(shown)}
          aria-pressed={waiting}
          onClick={() => setWaiting(!waiting)}
          onBlur={end}
          onKeyDown={(event) => {
            if (!waiting || event.key === 'Tab') return;
            event.preventDefault();
            event.stopPropagation();
            if (event.key === 'Escape') {
              end();
              return;
            }
            const pressed = keysOfPress(event, isMac);
            if (pressed === undefined) return;
            if (!isGlobalKeys(pressed)) {
              setWrong(true);
              return;
            }
            end();
            onChange(pressed);
          }}
        >
          {waiting ? texts.pressKeys : shown}
        </Button>
        {keys !== '' && !waiting && (
          <Button variant="quiet" onClick={() => onChange('')}>
            {texts.dropKeys}
          </Button>
        )}
      </div>
      <p className="panel-hint" role="status" data-problem={wrong || state === 'taken' || undefined}>
        {wrong ? texts.wrongKeys : state === 'taken' ? texts.takenKeys : texts.quickHint}
      </p>
      {isLinux && <p className="panel-hint">{texts.quickWayland}</p>}
    </>
  );
}
