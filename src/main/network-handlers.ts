import type { NetworkDesktopMethods } from '../shared/network.ts';
import { readAuthorities } from './authorities.ts';
import type { Handlers } from './ipc/router.ts';
import type { NetworkPart } from './workspace-network.ts';

/** What the methods about the way to the servers do. */
export function createNetworkHandlers(network: NetworkPart): Pick<Handlers, keyof NetworkDesktopMethods> {
  const done = <T>(run: (input: T) => unknown) => async (input: T): Promise<null> => {
    await run(input);
    return null;
  };
  return {
    'network.state': () => network.state(),
    'network.answer': done(({ proxy, name, password, keep }) => network.access.answer(proxy, { name, password }, keep)),
    'network.cancel': done(({ proxy }) => network.access.cancel(proxy)),
    'network.ask': done(({ proxy }) => network.access.ask(proxy)),
    'network.forget': done(({ proxy }) => network.access.forget(proxy)),
    'network.authorities': ({ text }) => readAuthorities(text, network.now()),
    'network.openPortal': done(() => network.openPortal()),
  };
}
