import { X } from 'lucide-react';
import { Dialog, Tabs } from 'radix-ui';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useAuth, useShell } from '../shell-context.tsx';
import type { DiagnosticsTab } from '../state/ui-state.ts';
import { useTexts, useTold } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { ErrorDetails } from '../ui/ErrorDetails.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { returnFocus } from '../ui/return-focus.ts';
import { ChecksTab } from './ChecksTab.tsx';
import { CrashNote } from './CrashNote.tsx';
import { pageTitle } from './page-words.ts';
import { ReportTab } from './ReportTab.tsx';
import { TimelineSkeleton } from './TimelineSkeleton.tsx';
import { TimelineTab } from './TimelineTab.tsx';
import { useDoctor } from './use-doctor.ts';
import { useTimeline } from './use-timeline.ts';
import { VerdictCard } from './VerdictCard.tsx';

const tabs: readonly DiagnosticsTab[] = ['timeline', 'checks', 'report'];

/** "Why am I signed out?", or how connection and sign-in are: the verdict, what led to it, the doctor and the report. */
export function DiagnosticsDialog({ tab }: { tab: DiagnosticsTab }): ReactNode {
  const shell = useShell();
  const texts = useTexts();
  const { common, diagnostics } = texts;
  const tell = useTold();
  const { status } = useAuth();
  const { timeline, readAt, failure, read } = useTimeline();
  const doctor = useDoctor();
  const [opener] = useState(() => document.activeElement);
  /** Another dialog takes the focus itself. */
  const handedOver = useRef(false);
  const close = (): void => shell.ui.update((ui) => ({ ...ui, diagnosticsTab: undefined }));
  const show = (next: DiagnosticsTab): void => shell.ui.update((ui) => ({ ...ui, diagnosticsTab: next }));
  const { phase, run } = doctor;

  // Whoever asks what is in the way has asked for the checks.
  const [first] = useState(tab);
  useEffect(() => {
    if (first === 'checks') run();
  }, [first, run]);
  // What the doctor met on the way is noted, and may be another verdict.
  useEffect(() => {
    if (phase === 'done') void read();
  }, [phase, read]);

  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-scrim" />
        <Dialog.Content
          className="dialog diagnostics"
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!handedOver.current) giveFocusBack(opener, shell.focusComposer);
          }}
        >
          <Dialog.Title className="diagnostics-title">{pageTitle(texts, status)}</Dialog.Title>
          {timeline !== undefined && (
            <VerdictCard
              verdict={timeline.verdict}
              onClose={close}
              onChecks={
                tab === 'checks'
                  ? undefined
                  : () => {
                      show('checks');
                      run();
                    }
              }
              onRetried={read}
            />
          )}
          {failure !== undefined && (
            <div className="note note-danger" role="alert">
              {diagnostics.readFailed(tell(failure))} <Button className="button-small" onClick={() => void read()}>{common.tryAgain}</Button>
              <ErrorDetails error={failure} />
            </div>
          )}
          {timeline === undefined && failure === undefined && <TimelineSkeleton />}
          <CrashNote />
          <Tabs.Root className="diagnostics-tabs" value={tab} onValueChange={(value) => show(value as DiagnosticsTab)}>
            <Tabs.List className="diagnostics-list" aria-label={diagnostics.parts}>
              {tabs.map((id) => (
                <Tabs.Trigger key={id} value={id} className="diagnostics-tab">
                  {diagnostics[id]}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            <Tabs.Content value="timeline" className="diagnostics-panel">
              {timeline !== undefined && <TimelineTab entries={timeline.entries} readAt={readAt} />}
            </Tabs.Content>
            <Tabs.Content value="checks" className="diagnostics-panel">
              <ChecksTab
                doctor={doctor}
                onConnection={() => {
                  handedOver.current = true;
                  close();
                  shell.run('connection.open');
                }}
              />
            </Tabs.Content>
            <Tabs.Content value="report" className="diagnostics-panel">
              <ReportTab />
            </Tabs.Content>
          </Tabs.Root>
          <Dialog.Close asChild>
            <IconButton className="dialog-close" icon={X} label={common.close} />
          </Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** To the link that opened this; on the sign-in screen, where that may be gone, to the form. */
function giveFocusBack(opener: Element | null, focusComposer: () => void): void {
  const field = document.querySelector<HTMLElement>('.sign-in-form input:placeholder-shown, .sign-in-form input');
  const lost = opener === null || opener === document.body || !opener.isConnected;
  if (lost && field !== null) field.focus();
  else returnFocus(opener, focusComposer);
}
