import { appName, environmentPrefix } from '../../../../../shared/brand.ts';
import type { GuideTexts } from '../../topic.ts';
import { connecting } from './connecting.ts';
import { product } from './product.ts';
import { samples } from './samples.ts';

/** What the guide says, English. */
export const guide: GuideTexts = {
  talk: {
    greetings: ['hi', 'hey', 'hello', 'hallo', 'good morning', 'good afternoon', 'good evening', 'moin', 'yo', 'greetings'],
    thanks: ['thanks', 'thank you', 'thx', 'great', 'perfect', 'cool', 'nice'],
    marks: ['how', 'what', 'why', 'where', 'which', 'who', 'the', 'does', 'can', 'my', 'is', 'are', 'this', 'of', 'i', 'you', 'with', 'show', 'write', 'tell', 'make', 'please', 'and', 'to', 'it', 'about'],
    hello: 'Hello!',
    welcome: 'You’re welcome.',
    cannot: 'I can’t answer that.',
    introduction:
      `**No language model is connected yet**, so you are talking to ${appName}’s built-in guide. It knows this app and nothing else, and it runs entirely on this computer.`,
    howToConnect:
      `To get answers to anything, connect a model: press **Connect a model** at the foot of the sidebar or open **Settings → Model**, or set \`OPENAI_BASE_URL\`, \`OPENAI_API_KEY\` and \`${environmentPrefix}_MODEL\` before you start. *How do I connect a model?* tells you more.`,
    files: 'I can’t look into files; a connected model can.',
    longNote:
      `---\n\n*No language model is connected, so this answer comes from ${appName}’s built-in guide. Connect one under **Settings → Model** to ask about anything.*`,
    shortNote: '*This is the built-in guide; no model is connected.*',
    offer: 'You can ask me, for example:',
  },
  topics: { ...connecting, ...product, ...samples },
};
