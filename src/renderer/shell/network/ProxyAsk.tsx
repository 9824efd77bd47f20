import { useRef, type ReactNode } from 'react';
import { useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { ProxyDialog } from './ProxyDialog.tsx';

/** The question of a proxy, while there is one. The name stays in the field when the proxy refused it. */
export function ProxyAsk(): ReactNode {
  const { state } = useShell();
  const question = useObservable(state.network).question;
  const names = useRef(new Map<string, string>());
  if (question === null) return null;
  return (
    <ProxyDialog
      key={question.proxy}
      question={question}
      name={() => names.current.get(question.proxy) ?? ''}
      onName={(name) => void names.current.set(question.proxy, name)}
    />
  );
}
