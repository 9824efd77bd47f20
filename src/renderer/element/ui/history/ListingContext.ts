import { createContext, useContext } from 'react';
import type { Controller } from '../../controller/controller.ts';
import { createListing } from './listing.ts';
import type { Listing } from './listing.ts';

/** The list lives as long as the element's drawing: closing the panel must not lose the time to undo. */
export const ListingContext = createContext<Listing | undefined>(undefined);

export function useListing(): Listing {
  const listing = useContext(ListingContext);
  if (listing === undefined) throw new TypeError('Used outside of <App>.');
  return listing;
}

/** A list over the backend of a controller. */
export function listingFor(controller: Controller): Listing {
  const { client, report } = controller;
  return createListing({
    list: (params, signal) => client().json('threads.list', params, signal),
    rename: (id, title) => client().json('threads.update', { thread_id: id, title }),
    remove: (id) => client().json('threads.delete', { thread_id: id }),
    delay: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    failed: (error) => report('chatkit.error', { error }),
    changed: (threadId, change) => {
      report('chatkit.log', { name: change === 'deleted' ? 'thread.deleted' : 'thread.updated', data: { threadId } });
      if (change === 'deleted') controller.forgetThread(threadId);
      else if (controller.view.getSnapshot().session.getSnapshot().threadId === threadId) void controller.view.getSnapshot().session.refresh();
    },
  });
}
