import { Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ThreadNotice } from '../../../shared/chatkit/thread-state.ts';
import type { Session } from '../controller/session.ts';
import { RichText } from './RichText.tsx';
import { useStrings } from './context.ts';

/** Passing messages of the server about the thread (§3.4). */
export function Notices({ session, notices }: { session: Session; notices: readonly ThreadNotice[] }): ReactNode {
  const strings = useStrings();
  return notices.map((notice) => (
    <div key={notice.key} className="notice" data-level={notice.level} role="status">
      {notice.level === 'info' ? <Info size={16} strokeWidth={1.75} aria-hidden /> : <TriangleAlert size={16} strokeWidth={1.75} aria-hidden />}
      <div className="notice-body">
        {notice.title !== undefined && <p className="notice-title">{notice.title}</p>}
        <RichText text={notice.message} streaming={false} />
      </div>
      <button type="button" className="icon-button" title={strings.dismiss} aria-label={strings.dismiss} onClick={() => session.dismissNotice(notice.key)}>
        <X size={16} strokeWidth={1.75} aria-hidden />
      </button>
    </div>
  ));
}
