import { useEffect, useState } from 'react';
import { defaultMethods, type SignInMethods } from '../../../shared/sign-in.ts';
import { leftMethods } from '../../../shared/policy.ts';
import { usePolicy } from '../policy/LockLine.tsx';
import { useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';

/** What the server offers; until it has answered, and where it does not, what every server has. */
export function useMethods(): SignInMethods {
  const { desktop, state } = useShell();
  const connection = useObservable(state.connection)?.connection;
  const running = useObservable(state.server)?.status === 'running';
  const ways = usePolicy().signInMethods;
  const [offers, setOffers] = useState(defaultMethods);
  useEffect(() => {
    let wanted = true;
    void desktop.methods['signIn.methods']().then((result) => {
      if (wanted && result.ok) setOffers((current) => (JSON.stringify(current) === JSON.stringify(result.value) ? current : result.value));
    });
    return () => {
      wanted = false;
    };
    // Asked again when the server on this computer is there.
  }, [desktop, connection, running]);
  // Main says it too; until it has answered, nothing is shown that is not allowed.
  return leftMethods(offers, ways);
}
