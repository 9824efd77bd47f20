import { environmentPrefix, typedName } from '../../../shared/brand.ts';
import type { TopicId, TopicWords } from './topic.ts';

/** Names and borrowed words that are cues in every language, and tell none; weighed as each topic’s own. */
export const names: Readonly<Record<TopicId, TopicWords['cues']>> = {
  model: { openai: 2, gpt: 2, llm: 3, ollama: 3, 'api key': 3, 'api-key': 3, apikey: 3, 'lm studio': 3, llama: 2, vllm: 3, openai_api_key: 4, [`${environmentPrefix.toLowerCase()}_model`]: 4, openai_base_url: 4, claude: 2, mistral: 2 },
  backend: { backend: 2, server: 1, chatkit: 2, 'better auth': 2, 'better-auth': 2, python: 1, fastapi: 2, url: 1 },
  tokens: { token: 2, jwt: 3, jwks: 4, kid: 3, hs256: 4, eddsa: 3, rs256: 3, es256: 3, '401': 4, unauthorized: 3, bearer: 3 },
  'sign-in': { login: 3, logout: 3 },
  about: { [typedName]: 1, app: 0.5 },
  offline: { offline: 3 },
  demo: { demo: 3, widget: 2 },
  privacy: {},
  shortcuts: { ctrl: 2, cmd: 2 },
  threads: { thread: 1 },
  markdown: { markdown: 4, demo: 2 },
  code: { code: 3, snippet: 3, typescript: 2, javascript: 2 },
  table: {},
};
