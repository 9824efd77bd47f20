import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Draft } from '../controller/composer/draft.ts';
import type { Controller, View } from '../controller/controller.ts';
import type { ElementHost } from '../element-host.ts';
import type { Session } from '../controller/session.ts';
import type { SessionState } from '../controller/session-state.ts';
import { english } from '../locales/en/strings.ts';
import type { Strings } from '../locales/en/strings.ts';
import { useStore } from '../hooks/use-store.ts';

export const ControllerContext = createContext<Controller | undefined>(undefined);

/** The words in force. A default, so that parts can be drawn on their own. */
export const StringsContext = createContext<Strings>(english);

export function useStrings(): Strings {
  return useContext(StringsContext);
}

/** BCP 47 tag that fits the words in force: for `Intl`. */
export const LocaleContext = createContext('en');

export function useLocale(): string {
  return useContext(LocaleContext);
}

export function useController(): Controller {
  const controller = useContext(ControllerContext);
  if (controller === undefined) throw new TypeError('Used outside of <App>.');
  return controller;
}

/** What the app around the element offers. */
export function useHost(): ElementHost {
  return useController().host;
}

export function useView(): View {
  return useStore(useController().view);
}

/** One value of a session; draws anew only when that value changes. `select` must return a primitive or a part of the state. */
export function useSession<T>(session: Session, select: (state: SessionState) => T): T {
  return useSyncExternalStore(session.subscribe, () => select(session.getSnapshot()));
}

/** One value of what is being written in a thread; draws anew only when that value changes. `select` must return a primitive or a part of the draft. */
export function useDraft<T>(threadId: string | null, select: (draft: Draft) => T): T {
  const { composer } = useController();
  return useSyncExternalStore(composer.subscribe, () => select(composer.draft(threadId)));
}
