import { appName } from '../../shared/brand.ts';
import type { ThreadMapping } from '../../shared/history.ts';
import type { HostOutbox } from '../element/element-host.ts';
import type { PageFetch } from './streams.ts';

/** The outbox of main, as the element's host offers it. */
export interface PageOutbox extends HostOutbox {
  /** Tells the element that a thread has got its id from the server. */
  tellMapped: (mapping: ThreadMapping) => void;
}

export function createPageOutbox(fetch: PageFetch): PageOutbox {
  const listeners = new Set<(mapping: ThreadMapping) => void>();

  async function post(path: string, body: object): Promise<void> {
    const response = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`${appName} could not change this message: it may be on its way already.`);
  }

  return {
    edit: (id, text) => post('/outbox/edit', { id, text }),
    remove: (id) => post('/outbox/remove', { id }),
    retry: (id) => post('/outbox/retry', { id }),
    onMapped: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tellMapped: (mapping) => {
      for (const listener of [...listeners]) listener(mapping);
    },
  };
}
