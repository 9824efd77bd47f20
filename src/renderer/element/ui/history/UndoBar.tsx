import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from '../../hooks/use-store.ts';
import { plainName } from '../../markdown/hidden-characters.ts';
import { useController, useStrings } from '../context.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { useListing } from './ListingContext.ts';

/** What was just deleted, with the way back while there is one; and what could not be done to a conversation. */
export function UndoBar(): ReactNode {
  const strings = useStrings();
  const controller = useController();
  const listing = useListing();
  const { undoable, trouble } = useStore(listing);
  const newest = undoable.at(-1);

  function undo(): void {
    if (newest !== undefined) listing.undo(newest.id);
    controller.focusComposer();
  }

  return (
    <div className="toast-place" role="status">
      {trouble !== undefined && (
        <div className="toast">
          <span>{trouble.what === 'rename' ? strings.historyRenameFailed : strings.historyDeleteFailed(trouble.title === '' ? strings.untitled : plainName(trouble.title))}</span>
          <IconButton label={strings.dismiss} icon={X} onClick={listing.dismissTrouble} />
        </div>
      )}
      {newest !== undefined && (
        <div className="toast" key={newest.id}>
          <span>{strings.historyDeleted(newest.title === '' ? strings.untitled : plainName(newest.title))}</span>
          <button type="button" className="button" onClick={undo}>
            {strings.historyUndo}
          </button>
        </div>
      )}
    </div>
  );
}
