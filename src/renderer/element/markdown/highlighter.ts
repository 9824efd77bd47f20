import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import { createLowlight } from 'lowlight';
import type { ReactNode } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import { findLanguage } from './languages.ts';

let lowlight: ReturnType<typeof createLowlight> | undefined;

/**
 * Colours code by its language, whose grammar is fetched first. @returns `undefined` for a language without a grammar here.
 * Rejects when the grammar cannot be fetched.
 */
export async function highlight(text: string, language: string): Promise<ReactNode | undefined> {
  const found = findLanguage(language);
  if (found === undefined) return undefined;
  lowlight ??= createLowlight();
  if (!lowlight.registered(found.id)) lowlight.register(found.id, (await found.load()).default);
  // Its result type is the global JSX namespace, which React 19 no longer declares.
  return toJsxRuntime(lowlight.highlight(found.id, text), { Fragment, jsx, jsxs }) as ReactNode;
}
