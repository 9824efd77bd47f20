import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { useShell } from '../shell-context.tsx';
import { isMacPlatform } from '../shortcuts.ts';
import { useObservable } from '../state/observable.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { returnFocus } from '../ui/return-focus.ts';
import { shortcutGroups } from './shortcut-rows.ts';
import { useTexts } from '../texts.tsx';

/** All key combinations on one sheet. */
export function ShortcutsSheet(): ReactNode {
  const shell = useShell();
  const texts = useTexts();
  const host = useObservable(shell.state.info)?.host ?? 'web';
  const [opener] = useState(() => document.activeElement);
  const close = (): void => shell.ui.update((ui) => ({ ...ui, shortcutsOpen: false }));
  return (
    <Dialog.Root open onOpenChange={(stays) => !stays && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-scrim" />
        <Dialog.Content
          className="dialog shortcuts"
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            (event.currentTarget as HTMLElement).focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnFocus(opener, shell.focusComposer);
          }}
        >
          <Dialog.Title className="dialog-title">{texts.palette.shortcuts}</Dialog.Title>
          <div className="shortcuts-body" tabIndex={0} role="group" aria-label={texts.palette.shortcuts}>
            <div className="shortcuts-columns">
              {shortcutGroups(texts, host, isMacPlatform()).map((group) => (
                <section key={group.label} aria-label={group.label}>
                  <h3>{group.label}</h3>
                  <dl>
                    {group.rows.map(({ label, keys }) => (
                      <div key={label}>
                        <dt>{label}</dt>
                        <dd>
                          <kbd>{keys}</kbd>
                        </dd>
                      </div>
                    ))}
                  </dl>
                </section>
              ))}
            </div>
          </div>
          <Dialog.Close asChild>
            <IconButton className="dialog-close" icon={X} label={texts.common.close} />
          </Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
