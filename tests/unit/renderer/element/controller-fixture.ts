import type { ChatKitOptions } from '@openai/chatkit';
import { createController } from '../../../../src/renderer/element/controller/controller.ts';
import type { ControllerDeps } from '../../../../src/renderer/element/controller/controller.ts';
import type { ElementHost } from '../../../../src/renderer/element/element-host.ts';
import type { SessionState } from '../../../../src/renderer/element/controller/session-state.ts';
import { allEntries } from '../../../../src/shared/chatkit/thread-state.ts';
import { createScriptedFetch } from '../../../support/scripted-fetch.ts';

export const baseOptions: ChatKitOptions = { api: { url: '/chatkit', domainKey: 'local' } };

/** Everything a controller needs, with its server, its clock and its frames in the test's hands. */
export function controllerDeps(host: ElementHost = {}) {
  let ids = 0;
  const server = createScriptedFetch();
  const events: { name: string; detail: unknown }[] = [];
  const deps: ControllerDeps = {
    fetch: server.fetch,
    upload: (url, init) => server.fetch(url, init),
    objectUrls: { create: () => 'blob:1', revoke: () => undefined },
    dispatch: (name, detail) => events.push({ name, detail }),
    resolveUrl: (url) => url,
    nextFrame: (run) => {
      let wanted = true;
      queueMicrotask(() => {
        if (wanted) run();
      });
      return () => {
        wanted = false;
      };
    },
    now: () => '2026-01-01T10:00:00Z',
    randomId: () => `id_${(ids += 1)}`,
    host,
    language: 'en',
    frameInstanceId: 'frm_1',
  };
  return { deps, server, events };
}

/** A controller on its own. */
export function controllerFixture(options: Partial<ChatKitOptions> = {}, host: ElementHost = {}) {
  const { deps, server, events } = controllerDeps(host);
  const controller = createController(deps, { ...baseOptions, ...options });
  const state = (): SessionState => controller.view.getSnapshot().session.getSnapshot();
  return {
    controller,
    server,
    events,
    state,
    names: (): string[] => events.map((event) => event.name).filter((name) => name !== 'chatkit.log'),
    texts: (): string[] =>
      allEntries(state().thread).map(({ item }) =>
        item.type === 'user_message' || item.type === 'assistant_message' ? item.content.map((part) => part.text).join('') : item.type,
      ),
    type: (text: string): void => {
      controller.composer.setText(state().threadId, text);
      controller.submitDraft();
    },
  };
}
