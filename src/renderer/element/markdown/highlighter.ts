import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import { common, createLowlight } from 'lowlight';
import type { ReactNode } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';

let lowlight: ReturnType<typeof createLowlight> | undefined;

/** Colours code by its language. @returns `undefined` for a language without a grammar here. */
export function highlight(text: string, language: string): ReactNode | undefined {
  lowlight ??= createLowlight(common);
  const name = language.toLowerCase();
  if (!lowlight.registered(name)) return undefined;
  // Its result type is the global JSX namespace, which React 19 no longer declares.
  return toJsxRuntime(lowlight.highlight(name, text), { Fragment, jsx, jsxs }) as ReactNode;
}
