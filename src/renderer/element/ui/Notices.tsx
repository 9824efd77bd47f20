import { Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ThreadNotice } from '../../../shared/chatkit/thread-state.ts';
import type { Session } from '../controller/session.ts';
import type { Strings } from '../locales/en/strings.ts';
import { IconButton } from './parts/IconButton.tsx';
import { RichText } from './RichText.tsx';
import { plainName } from '../markdown/hidden-characters.ts';
import { useStrings } from './context.ts';

/** What the colour of a notice says. */
function levels({ noticeInfo: info, noticeWarning: warning, noticeDanger: danger }: Strings): Record<ThreadNotice['level'], string> {
  return { info, warning, danger };
}

/** Passing messages of the server about the thread (§3.4). */
export function Notices({ session, notices }: { session: Session; notices: readonly ThreadNotice[] }): ReactNode {
  const strings = useStrings();
  return notices.map((notice) => (
    <div key={notice.key} className="notice" data-level={notice.level} role={notice.level === 'danger' ? 'alert' : 'status'}>
      {notice.level === 'info' ? <Info size={16} strokeWidth={1.75} aria-hidden /> : <TriangleAlert size={16} strokeWidth={1.75} aria-hidden />}
      <div className="notice-body">
        <span className="unseen">{levels(strings)[notice.level]}</span>
        {notice.title !== undefined && (
          <p className="notice-title" dir="auto">
            {plainName(notice.title)}
          </p>
        )}
        <RichText text={notice.code === 'unreadable' ? strings.answerUnreadable : notice.message} streaming={false} />
      </div>
      <IconButton label={strings.dismiss} icon={X} onClick={() => session.dismissNotice(notice.key)} />
    </div>
  ));
}
