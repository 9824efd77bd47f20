import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Session } from '../controller/session.ts';
import { ComposerForm } from './composer/ComposerForm.tsx';
import { DropZone } from './composer/DropZone.tsx';
import { TakeOver } from './composer/TakeOver.tsx';
import { useSession, useStrings, useView } from './context.ts';
import { RichText } from './RichText.tsx';

/** The bottom of the conversation: where messages are written, or why none can be. */
export function Composer({ session }: { session: Session }): ReactNode {
  const strings = useStrings();
  const { disclaimer } = useView().options;
  const status = useSession(session, (state) => state.thread.thread?.status);
  const closed = status?.type === 'closed';
  return (
    <div className="dock">
      <div className="dock-column">
        {closed ? (
          <p className="closed" role="status">
            <Lock size={16} strokeWidth={1.75} aria-hidden />
            {status.reason ?? strings.closed}
          </p>
        ) : (
          <TakeOver session={session}>
            <ComposerForm session={session} />
          </TakeOver>
        )}
        {/* Where there is no form, a dropped file must not take the page's place either. */}
        <DropZone enabled={false} accept={undefined} onFiles={ignore} />
        {!closed && disclaimer !== undefined && (
          <div className="disclaimer" data-contrast={disclaimer.highContrast === true}>
            <RichText text={disclaimer.text} streaming={false} />
          </div>
        )}
      </div>
    </div>
  );
}

function ignore(): void {
  // Refused.
}
