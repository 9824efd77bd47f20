import type { ReactNode } from 'react';
import { useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { useTexts } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';

/** The proxies of this run: what each wants, and a way to change or forget what it gets. */
export function ProxyRows(): ReactNode {
  const shell = useShell();
  const { methods } = shell.desktop;
  const { access: words } = useTexts();
  const { proxies } = useObservable(shell.state.network);
  if (proxies.length === 0) return <p className="panel-hint">{words.noProxies}</p>;
  return (
    <ul className="proxy-rows">
      {proxies.map(({ proxy, login }) => (
        <li key={proxy}>
          <div>
            <bdi className="proxy-name">{new URL(proxy).host}</bdi>
            <small>{words.login[login]}</small>
          </div>
          {login !== 'none' && login !== 'unsupported' && (
            <Button className="button-small" onClick={() => void methods['network.ask']({ proxy })}>
              {login === 'wanted' ? words.enterLogin : words.change}
            </Button>
          )}
          {(login === 'kept' || login === 'until-quit') && (
            <Button className="button-small" onClick={() => void methods['network.forget']({ proxy })}>
              {words.forget}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
