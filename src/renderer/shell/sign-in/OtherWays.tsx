import type { ReactNode } from 'react';
import type { SignInMethods } from '../../../shared/sign-in.ts';
import { useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { useTexts, useTold } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { useStep } from './use-step.ts';

/** The ways that lead through a browser or another device, as buttons above the form. */
export function OtherWays({ offers }: { offers: SignInMethods }): ReactNode {
  const shell = useShell();
  const { steps } = useTexts();
  const say = useTold();
  const { methods } = shell.desktop;
  const step = useStep();
  // A page in a browser gets nothing back from another one: there a code does it.
  const inBrowser = useObservable(shell.state.info)?.host === 'web';
  const throughBrowser = offers.browser && !(inBrowser && offers.device);
  const ways = throughBrowser
    ? offers.providers.length > 0
      ? offers.providers.map(({ id, name }) => ({ key: id, label: steps.continueWith(name), call: () => methods['signIn.browser']({ provider: id }) }))
      : [{ key: 'browser', label: steps.useBrowser, call: () => methods['signIn.browser']({}) }]
    : [];
  if (offers.device) ways.push({ key: 'device', label: steps.useCode, call: () => methods['signIn.device']() });
  if (ways.length === 0) return null;
  return (
    <div className="sign-in-ways">
      {ways.map(({ key, label, call }) => (
        <Button key={key} className="button-wide" busy={step.busy} onClick={() => void step.run(call)}>
          {label}
        </Button>
      ))}
      {step.error !== undefined && (
        <p className="note note-danger" role="alert">
          {say(step.error)}
        </p>
      )}
      {offers.password && (
        <p className="sign-in-or" aria-hidden="true">
          {steps.or}
        </p>
      )}
    </div>
  );
}
