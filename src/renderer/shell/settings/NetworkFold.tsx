import { useEffect, useRef, useState, type ReactNode } from 'react';
import { AuthorityField } from '../network/AuthorityField.tsx';
import { ProxyRows } from '../network/ProxyRows.tsx';
import { useShell, useUi } from '../shell-context.tsx';
import { useTexts } from '../texts.tsx';

interface NetworkFoldProps {
  /** PEM; `undefined`: this connection has no servers that need any. */
  authorities: string | undefined;
  disabled: boolean;
  onChange(part: { authorities: string }): void;
}

/** The way to the servers: proxies, and whose certificates are trusted. Opens where something led here. */
export function NetworkFold({ authorities, disabled, onChange }: NetworkFoldProps): ReactNode {
  const shell = useShell();
  const { settingWanted } = useUi();
  const { access: words } = useTexts();
  const wanted = settingWanted === 'network';
  const [open, setOpen] = useState(wanted);
  if (wanted && !open) setOpen(true);
  const root = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (!wanted) return;
    root.current?.scrollIntoView({ block: 'nearest' });
    root.current?.querySelector<HTMLElement>('.authority button, summary')?.focus({ preventScroll: true });
    shell.ui.update((ui) => ({ ...ui, settingWanted: undefined }));
  }, [shell, wanted]);
  return (
    <details ref={root} className="fold" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.title}</summary>
      <div className="fold-body">
        <h3>{words.proxies}</h3>
        <ProxyRows />
        {authorities !== undefined && <AuthorityField value={authorities} disabled={disabled} onChange={(pem) => onChange({ authorities: pem })} />}
      </div>
    </details>
  );
}
