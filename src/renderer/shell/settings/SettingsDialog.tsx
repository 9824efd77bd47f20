import { appName } from '../../../shared/brand.ts';
import { AppWindow, Archive, Building2, Info, KeyRound, MessageSquareText, Server, SunMoon, X, type LucideIcon } from 'lucide-react';
import { Dialog, Tabs } from 'radix-ui';
import { useCallback, useState, type ReactNode } from 'react';
import { DataPanel } from '../archive/DataPanel.tsx';
import { ManagedPanel } from '../policy/ManagedPanel.tsx';
import { ModelLock } from '../policy/ModelLock.tsx';
import { useShell, useUser } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import type { SettingsPanel } from '../state/ui-state.ts';
import { useTexts } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { returnFocus } from '../ui/return-focus.ts';
import { AboutPanel } from './AboutPanel.tsx';
import { AccountPanel } from './AccountPanel.tsx';
import { AppearancePanel } from './AppearancePanel.tsx';
import { ConnectionPanel } from './ConnectionPanel.tsx';
import { DesktopPanel } from './DesktopPanel.tsx';
import { ModelPanel } from './ModelPanel.tsx';
import { settingEntries } from './setting-entries.ts';
import { revealSetting, type SettingEntry } from './settings-index.ts';
import { SettingsSearch } from './SettingsSearch.tsx';

const panels: readonly { id: SettingsPanel; icon: LucideIcon }[] = [
  { id: 'appearance', icon: SunMoon },
  { id: 'desktop', icon: AppWindow },
  { id: 'account', icon: KeyRound },
  { id: 'model', icon: MessageSquareText },
  { id: 'connection', icon: Server },
  { id: 'data', icon: Archive },
  { id: 'managed', icon: Building2 },
  { id: 'about', icon: Info },
];

/** A panel that reads something first is there within so many frames. */
const maxFrames = 60;

function seek(label: string, frames: number): void {
  requestAnimationFrame(() => {
    if (!revealSetting(document, label, (run, ms) => void setTimeout(run, ms)) && frames > 0) seek(label, frames - 1);
  });
}

/** Settings by topic. With unsaved input it asks once, inside the dialog, before it closes. */
export function SettingsDialog({ panel }: { panel: SettingsPanel }): ReactNode {
  const shell = useShell();
  const texts = useTexts();
  const { settings, connection: connectionWords, desktop: desktopWords } = texts;
  const labels: Record<SettingsPanel, string> = { appearance: settings.appearance, desktop: desktopWords.title, account: settings.account, model: settings.model, connection: connectionWords.title, data: settings.yourData, managed: texts.policy.title, about: settings.about };
  const user = useUser();
  const connection = useObservable(shell.state.connection);
  const desktop = useObservable(shell.state.desktop);
  const [dirtyPanels, setDirtyPanels] = useState<readonly SettingsPanel[]>([]);
  const [asking, setAsking] = useState(false);
  const policy = useObservable(shell.state.policy);
  const sources = policy?.status === 'managed' ? policy.sources : {};
  const hasModel = user !== undefined && connection?.connection.kind === 'local' && sources.modelEndpoints !== appName;
  const isOffered: Partial<Record<SettingsPanel, boolean>> = {
    desktop: desktop !== null,
    account: user !== undefined,
    model: hasModel,
    data: user !== undefined,
    // What the product itself leaves out is nobody's setting.
    managed: Object.values(sources).some((source) => source !== appName),
  };
  const shown = panels.filter(({ id }) => isOffered[id] ?? true);
  const active = shown.some(({ id }) => id === panel) ? panel : 'appearance';

  // The panel is drawn first.
  const reveal = ({ panel: wanted, label }: SettingEntry): void => {
    shell.ui.update((ui) => ({ ...ui, settingsPanel: wanted }));
    seek(label, maxFrames);
  };
  const [opener] = useState(() => document.activeElement);
  const close = (): void => shell.ui.update((ui) => ({ ...ui, settingsPanel: undefined }));
  const requestClose = (): void => {
    if (dirtyPanels.length > 0) setAsking(true);
    else close();
  };
  const markDirty = useCallback((id: SettingsPanel, dirty: boolean) => {
    setDirtyPanels((current) =>
      dirty === current.includes(id) ? current : dirty ? [...current, id] : current.filter((other) => other !== id),
    );
    if (!dirty) setAsking(false);
  }, []);
  const markModel = useCallback((dirty: boolean) => markDirty('model', dirty), [markDirty]);
  const markConnection = useCallback((dirty: boolean) => markDirty('connection', dirty), [markDirty]);

  return (
    <Dialog.Root open onOpenChange={(open) => !open && requestClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-scrim" />
        <Dialog.Content
          className="dialog settings"
          aria-describedby={undefined}
          onEscapeKeyDown={(event) => {
            // The first one empties the search; Radix hears it before the field does.
            const field = document.activeElement;
            if (field instanceof HTMLInputElement && field.ariaExpanded === 'true' && field.value !== '') event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnFocus(opener, shell.focusComposer);
          }}
        >
          <Tabs.Root
            className="settings-tabs"
            orientation="vertical"
            value={active}
            onValueChange={(value) => shell.ui.update((ui) => ({ ...ui, settingsPanel: value as SettingsPanel }))}
          >
            <div className="settings-side">
              <Dialog.Title className="dialog-title">{settings.title}</Dialog.Title>
              <SettingsSearch entries={settingEntries(texts).filter((entry) => shown.some(({ id }) => id === entry.panel))} panelName={(id) => labels[id]} onChoose={reveal}>
                <Tabs.List className="settings-list" aria-label={settings.title}>
                  {shown.map(({ id, icon }) => (
                    <Tabs.Trigger key={id} value={id} className="settings-tab">
                      <Icon of={icon} />
                      {labels[id]}
                    </Tabs.Trigger>
                  ))}
                </Tabs.List>
              </SettingsSearch>
            </div>
            <div className="settings-body">
              <Tabs.Content value="appearance" className="settings-panel">
                <AppearancePanel />
              </Tabs.Content>
              {desktop !== null && (
                <Tabs.Content value="desktop" className="settings-panel">
                  <DesktopPanel view={desktop} />
                </Tabs.Content>
              )}
              <Tabs.Content value="account" className="settings-panel">
                <AccountPanel />
              </Tabs.Content>
              {hasModel && (
                <Tabs.Content value="model" className="settings-panel" forceMount hidden={active !== 'model'}>
                  <ModelLock />
                  <ModelPanel onDirty={markModel} />
                </Tabs.Content>
              )}
              <Tabs.Content value="connection" className="settings-panel" forceMount hidden={active !== 'connection'}>
                {connection !== undefined && (
                  <ConnectionPanel
                    key={JSON.stringify(connection.connection)}
                    view={connection}
                    signedIn={user !== undefined}
                    onDirty={markConnection}
                    onSaved={close}
                  />
                )}
              </Tabs.Content>
              <Tabs.Content value="data" className="settings-panel">
                <DataPanel />
              </Tabs.Content>
              {policy?.status === 'managed' && (
                <Tabs.Content value="managed" className="settings-panel">
                  <ManagedPanel view={policy} />
                </Tabs.Content>
              )}
              <Tabs.Content value="about" className="settings-panel">
                <AboutPanel />
              </Tabs.Content>
              {asking && (
                <div className="dialog-ask" role="alert">
                  <p>{settings.unsaved}</p>
                  <Button onClick={close}>{settings.discard}</Button>
                  <Button variant="primary" autoFocus onClick={() => setAsking(false)}>
                    {settings.keepEditing}
                  </Button>
                </div>
              )}
            </div>
          </Tabs.Root>
          <Dialog.Close asChild>
            <IconButton className="dialog-close" icon={X} label={settings.close} />
          </Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
