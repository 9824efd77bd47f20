import type { ModelCheck, ModelList } from '../../shared/model-check.ts';
import { quoted, say } from '../../shared/texts/say.ts';
import { faultError, networkFault } from '../network-fault.ts';
import type { Fetch } from '../platform.ts';
import type { ModelEndpoint } from './local-server.ts';
import { askEndpoint, headersFor, isHere, parseJson, pathOf } from './model-http.ts';
import { nearNames, readModelNames, shownNames } from './model-names.ts';
import { firstName, firstWords } from './model-words.ts';
import { codeOfRefusal, readRefusal, verdict } from './model-verdict.ts';

export interface ModelCheckDeps {
  /** The platform's, so that proxies and private authorities hold. */
  fetch: Fetch;
  /** Calls back after the delay; returns the undo. */
  schedule(callback: () => void, delayMs: number): () => void;
  /** In ms. */
  now(): number;
}

/** Asks a model endpoint what it has and whether it answers. The key goes to that endpoint and comes back in nothing. */
export interface ModelChecker {
  list(endpoint: ModelEndpoint): Promise<ModelList>;
  /** One short question, asked the way the embedded server asks. Never rejects. */
  test(endpoint: ModelEndpoint): Promise<ModelCheck>;
  /** Ends what runs; it answers with `cancelled`. */
  cancel(): void;
}

/** OpenRouter's list, the longest known, has less than 1 MB. */
const maxListBytes = 8 * 1024 * 1024;
const listPatienceMs = 15_000;
/** A local model may have to be loaded from the disk first. */
const testPatienceMs = 90_000;

export function createModelChecker({ fetch, schedule, now }: ModelCheckDeps): ModelChecker {
  const running = new Set<AbortController>();

  /** Runs with a limit; what the network does wrong becomes a verdict. */
  async function within<T>(endpoint: ModelEndpoint, patienceMs: number, run: (signal: AbortSignal) => Promise<T>): Promise<T | ModelCheck> {
    const controller = new AbortController();
    running.add(controller);
    const stopClock = schedule(() => controller.abort(new DOMException('It took too long.', 'TimeoutError')), patienceMs);
    try {
      return await run(controller.signal);
    } catch (error) {
      const reason: unknown = controller.signal.aborted ? controller.signal.reason : error;
      if (reason === cancelled) return verdict('cancelled', endpoint);
      return unreachable(endpoint, reason);
    } finally {
      stopClock();
      running.delete(controller);
    }
  }

  async function names(endpoint: ModelEndpoint, signal: AbortSignal): Promise<readonly string[] | ModelCheck> {
    const answer = await askEndpoint(fetch, pathOf(endpoint.baseUrl, '/models'), { headers: { accept: 'application/json', ...headersFor(endpoint) }, signal }, maxListBytes);
    const body = parseJson(answer.text);
    const found = answer.status === 200 && !answer.cut ? readModelNames(body) : undefined;
    if (found !== undefined) return found;
    const refusal = readRefusal(answer.status, body);
    const code = codeOfRefusal(refusal, answer.status, endpoint.apiKey !== '');
    return verdict(code === 'wrong_address' || code === 'no_model' ? 'no_list' : code, endpoint, refusal ?? { status: answer.status, message: '', code: '' });
  }

  /** Where the models are, when they are not where it was said. */
  async function findAddress(endpoint: ModelEndpoint, signal: AbortSignal): Promise<string | undefined> {
    for (const baseUrl of likelyAddresses(endpoint.baseUrl)) {
      const found = await names({ ...endpoint, baseUrl }, signal).catch(() => undefined);
      signal.throwIfAborted();
      // One that knows what a key is knows more than one that knows nothing.
      if (found !== undefined && (!('code' in found) || found.code === 'key_missing' || found.code === 'key_refused')) return baseUrl;
    }
    return undefined;
  }

  async function examine(asked: ModelEndpoint, signal: AbortSignal): Promise<ModelCheck> {
    const endpoint = { ...asked, model: firstName(asked.model) };
    const began = now();
    const heard = await firstWords(fetch, endpoint, signal);
    if (heard.what === 'words') return { code: 'ok', ...say('models', 'works', endpoint.model, Math.max(0.1, Math.round((now() - began) / 100) / 10)) };
    if (heard.what === 'whole') return verdict('not_streaming', endpoint);
    const code = heard.what === 'refusal' ? codeOfRefusal(heard.refusal, heard.status, endpoint.apiKey !== '') : 'wrong_address';
    const refusal = heard.what === 'refusal' ? (heard.refusal ?? { status: heard.status, message: '', code: '' }) : undefined;
    if (code === 'no_model') {
      const all = await names(endpoint, signal).catch(() => undefined);
      signal.throwIfAborted();
      return { ...verdict(code, endpoint), models: all === undefined || 'code' in all ? [] : nearNames(endpoint.model, all) };
    }
    if (code !== 'wrong_address') return verdict(code, endpoint, refusal);
    const baseUrl = heard.moved ?? (await findAddress(endpoint, signal));
    return baseUrl === undefined ? verdict('not_compatible', endpoint) : { code, ...say('models', 'elsewhere', baseUrl), baseUrl };
  }

  return {
    async list(endpoint) {
      const found = await within(endpoint, listPatienceMs, (signal) => names(endpoint, signal));
      if ('code' in found) return { models: [], total: 0, problem: found };
      return found.length === 0 ? { models: [], total: 0, problem: verdict('empty_list', endpoint) } : { models: shownNames(found), total: found.length };
    },
    test: (endpoint) => within(endpoint, testPatienceMs, (signal) => examine(endpoint, signal)),
    cancel() {
      for (const controller of running) controller.abort(cancelled);
    },
  };
}

const cancelled = new DOMException('The test was stopped.', 'AbortError');

/** Addresses that may have been meant, best first. */
export function likelyAddresses(baseUrl: string): readonly string[] {
  const url = new URL(baseUrl);
  const path = url.pathname.replace(/\/+$/, '');
  const without = path.replace(/\/(chat\/completions|completions|responses|models)$/, '');
  const at = (pathname: string): string => url.origin + pathname;
  if (without !== path) return [at(without)];
  // Ollama's own interface is one step beside.
  const parent = path.replace(/\/(api|v1)$/, '');
  return [...new Set([`${path}/v1`, `${parent}/v1`, `${parent}/api/v1`])].filter((one) => one !== path && !/\/v\d\w*\/v1$/.test(one)).map(at);
}

function unreachable({ baseUrl }: ModelEndpoint, reason: unknown): ModelCheck {
  const { host, hostname } = new URL(baseUrl);
  if (isHere(hostname) && networkFault(reason).kind === 'refused') return { code: 'unreachable', ...say('models', 'nothingThere', host) };
  const { message, said } = faultError(host, reason, 'network.unreachable');
  return { code: 'unreachable', message, said: said ?? quoted(message).said };
}
