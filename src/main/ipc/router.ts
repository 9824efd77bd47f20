import { methodNames, type MethodInput, type MethodName, type MethodOutput } from '../../shared/desktop-api.ts';
import { LatchkeyError, ok, toWireError, type ErrorCode, type Result } from '../../shared/errors.ts';
import type { Told } from '../../shared/texts/kept.ts';
import { say } from '../../shared/texts/say.ts';
import { faultDetails } from '../fault-details.ts';
import type { Log } from '../platform.ts';
import { isSmallPlainInput } from './input-size.ts';

/** Who sent a call, as the host knows it; nothing of it comes from the call itself. */
export interface Sender {
  /** Origin of the sending document, e.g. `app://shell`. */
  origin: string;
  /** False for frames inside a page. */
  topFrame: boolean;
  /** The host's number of the window it is in; none in the web host. */
  window?: number;
}

/** One handler per method. It gets a checked input, and rejects with a LatchkeyError for expected failures. */
export type Handlers = {
  readonly [M in MethodName]: (input: MethodInput<M>, sender: Sender) => MethodOutput<M> | Promise<MethodOutput<M>>;
};

export interface RouterDeps {
  handlers: Handlers;
  /** The only origin whose top frame may call. */
  shellOrigin: string;
  log: Log;
}

export interface Router {
  /** Never rejects; refusals and failures are results with a closed code. */
  dispatch(sender: Sender, method: unknown, input: unknown): Promise<Result<unknown>>;
}

/** Methods without input skip the schemas, whose library takes longer to load than the first frame should wait. */
const withoutInput = new Set<MethodName>([
  'app.info',
  'app.ready',
  'auth.state',
  'auth.retry',
  'vault.info',
  'connection.get',
  'models.get',
  'models.cancel',
  'network.state',
  'streams.list',
  'history.status',
  'outbox.list',
  'crashes.list',
  'workspaces.list',
  'policy.get',
  'policy.check',
  'settings.get',
  'desktop.get',
  'unread.list',
  'updates.get',
  'updates.check',
  'updates.restart',
  'updates.dismiss',
  'window.state',
  'window.listen',
] satisfies { [M in MethodName]: MethodInput<M> extends undefined ? M : never }[MethodName][]);

/** The one door for the shell's calls: checks sender, method, size and shape before anything of ours runs. */
export function createRouter({ handlers, shellOrigin, log }: RouterDeps): Router {
  async function run(sender: Sender, method: unknown, input: unknown): Promise<unknown> {
    if (sender.origin !== shellOrigin || !sender.topFrame) throw refusal('request.denied', say('errors', 'onlyOwnWindow'));
    if (!isMethodName(method)) throw refusal('request.unknown_method', say('errors', 'unknownRequest'));
    if (!isSmallPlainInput(input)) throw refusal('request.too_large', say('errors', 'requestTooLarge'));
    const checked = await checkInput(method, input);
    return (handlers[method] as (input: unknown, sender: Sender) => unknown)(checked, sender);
  }

  return {
    async dispatch(sender, method, input) {
      try {
        return ok(await run(sender, method, input));
      } catch (error) {
        const wire = toWireError(error);
        const name = isMethodName(method) ? method : 'unknown';
        if (wire.code === 'internal') log.error('call.failed', { method: name, ...faultDetails(error) });
        else if (wire.code.startsWith('request.')) log.warn('call.refused', { method: name, code: wire.code });
        return { ok: false, error: wire };
      }
    },
  };
}

function isMethodName(value: unknown): value is MethodName {
  return methodNames.some((name) => name === value);
}

async function checkInput(method: MethodName, input: unknown): Promise<unknown> {
  if (withoutInput.has(method)) {
    if (input !== undefined) throw refusal('request.invalid', malformed);
    return undefined;
  }
  const { parseInput } = await import('../../shared/desktop-schemas.ts');
  const parsed = parseInput(method, input);
  if (!parsed.ok) throw refusal('request.invalid', parsed.sentence ?? malformed);
  return parsed.input;
}

const malformed = say('errors', 'incomplete');

function refusal(code: ErrorCode, sentence: Told): LatchkeyError {
  return new LatchkeyError(code, sentence);
}
