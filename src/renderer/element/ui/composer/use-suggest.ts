import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { createSuggest } from '../../controller/composer/suggest.ts';
import type { Suggest } from '../../controller/composer/suggest.ts';
import { toError } from '../../controller/session-state.ts';
import type { Controller } from '../../controller/controller.ts';
import { useController, useStrings } from '../context.ts';
import { commandEntries } from './command-entries.ts';
import { useParts } from './composer-context.ts';
import type { ComposerParts } from './composer-context.ts';
import { writeText } from './write-text.ts';
import type { Strings } from '../../locales/en/strings.ts';

/** The list over the field, bound to the options in force and the thread on the screen. */
export function useSuggest(element: RefObject<HTMLTextAreaElement | null>): Suggest {
  const controller = useController();
  const parts = useParts();
  const strings = useStrings();
  const [latest] = useState(() => createLatest({ parts, strings }));
  const [suggest] = useState(() => create(controller, element, latest));

  useEffect(() => {
    latest.set({ parts, strings });
  });
  useEffect(() => () => suggest.dismiss(), [suggest]);
  return suggest;
}

interface Holder<T> {
  get: () => T;
  set: (value: T) => void;
}

/** What was drawn last, for what lives longer than one drawing. */
function createLatest<T>(initial: T): Holder<T> {
  let value = initial;
  return { get: () => value, set: (next) => (value = next) };
}

interface Latest {
  parts: ComposerParts;
  strings: Strings;
}

function create(controller: Controller, element: RefObject<HTMLTextAreaElement | null>, latest: Holder<Latest>): Suggest {
  const { composer, view, report } = controller;
  const options = () => view.getSnapshot().options;
  return createSuggest({
    setTimer: (run, ms) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    offered: () => ({ mention: options().entities?.onTagSearch !== undefined, command: options().commands?.enabled === true }),
    builtIn: () => commandEntries({ ...latest.get(), controller }),
    searchEntities: async (query) => (await options().entities?.onTagSearch?.(query)) ?? [],
    searchCommands: async (query) => (await options().commands?.onSearch?.(query)) ?? [],
    selectCommand: async (command) => {
      const selection = await options().commands?.onSelect?.(command);
      return typeof selection === 'object' ? selection : undefined;
    },
    failed: (error, label) => {
      report('chatkit.error', { error: toError(error) });
      if (label !== undefined) composer.report(latest.get().parts.threadId, { type: 'command_failed', name: label });
    },
    replace: (start, end, text) => {
      if (element.current !== null) writeText(element.current, start, end, text);
    },
    placeTag: (start, tag) => composer.placeTag(latest.get().parts.threadId, start, tag),
  });
}
