import { appName, typedName } from '../../../../../shared/brand.ts';
import type { ProductTopics } from '../../topic.ts';

/** What Latchkey is and how it behaves, English. */
export const product: ProductTopics = {
  about: {
    question: `What is ${appName}?`,
    cues: { [`what is ${typedName}`]: 4, [`about ${typedName}`]: 3, 'what can you do': 3, 'what can you help': 3, 'who are you': 3, 'what are you': 3, 'what is this': 2, purpose: 2, introduc: 1 },
    answer: `**${appName}** is a desktop client for ChatKit backends whose users sign in with Better Auth.

- **Signed in once.** Your session lives in the system keychain, not in a web page, and survives restarts.
- **Tokens stay out of reach.** Pages never see a token; the app attaches it to each request on its way out.
- **Works without the cloud.** The chat surface ships with the app. Right now you are talking to a server that runs on this computer.
- **Yours to point elsewhere.** Two addresses connect it to your own backend.

Good next questions: *How do I connect a model?* · *How do I connect my own backend?*`,
  },
  offline: {
    question: 'What works without a network?',
    cues: { 'without internet': 3, 'without a network': 3, 'no network': 3, 'no internet': 3, plane: 2, 'air gap': 3, airgap: 3, network: 1, internet: 1 },
    answer: `This server runs on your computer, so **signing in, chatting with this guide and reading your threads need no network at all**.

What depends on a network:

| You use | Needs |
|---|---|
| The built-in server with this guide | nothing |
| The built-in server with a local model, such as Ollama | nothing |
| The built-in server with a hosted model | that model’s address |
| Your own backend | your backend and its sign-in server |

When a server cannot be reached, ${appName} says so in a thin line and keeps you signed in. Only a clear refusal by the sign-in server ends a session; a dropped network never does.`,
  },
  demo: {
    question: 'What can a chat show here?',
    cues: { chart: 2, 'what can a chat show': 4, 'show me everything': 3, gallery: 2, formula: 1, diagram: 1 },
    answer: `Everything that a ChatKit backend can send: text with sources, steps of work, forms, charts, tables, questions, pictures.

Write **\`/demo\`** for a list to choose from, or name one: \`/demo form\`, \`/demo charts\`, \`/demo sources\`, \`/demo questions\`. It runs on this computer and needs no model.`,
  },
  privacy: {
    question: 'Where are my chats and my password kept?',
    cues: { privacy: 3, private: 2, 'my data': 3, 'data folder': 3, stored: 2, 'where are my': 2, kept: 1, password: 2, keychain: 3, keyring: 3, secure: 2, security: 2, safe: 1, telemetry: 3, track: 2, leave: 1 },
    answer: `Everything this server knows stays in its data folder on this computer, readable by your user only. The app encrypts it with a key from the keychain; where that is not possible, it says so.

- \`chat.db\` — threads and messages
- \`auth.db\` — accounts; passwords only as salted hashes
- \`secret\` — the key that signs sessions

The app itself keeps your session in the **system keychain** (Keychain on macOS, Credential Manager on Windows, Secret Service on Linux). Where no keychain can be used it keeps the session in memory, tells you so, and never writes it to disk in clear.

There is no telemetry. A message leaves this computer only if you connect a hosted model or a remote backend.`,
  },
  shortcuts: {
    question: 'Which keyboard shortcuts are there?',
    cues: { shortcut: 3, keyboard: 3, hotkey: 3, 'key combination': 3, keys: 1 },
    answer: `On macOS use **⌘** where it says **Ctrl**.

| Keys | What they do |
|---|---|
| \`Ctrl\` \`N\`, or \`Ctrl\` \`Shift\` \`O\` | New chat |
| \`Ctrl\` \`K\` | Search chats |
| \`Ctrl\` \`B\` | Show or hide the sidebar |
| \`Ctrl\` \`,\` | Settings |
| \`Ctrl\` \`Shift\` \`P\` | All commands |
| \`Ctrl\` \`/\` | Keyboard shortcuts |
| \`Enter\` | Send the message |
| \`Shift\` \`Enter\` | New line in the message |
| \`Esc\` | Close the topmost menu or dialog |`,
  },
  threads: {
    question: 'How do I rename, delete or retry?',
    cues: { rename: 3, delete: 3, remove: 1, history: 2, sidebar: 2, retry: 3, regenerate: 3, stop: 2, cancel: 2, title: 1, 'new chat': 2, 'old chats': 2 },
    answer: `Your threads are in the sidebar, the latest activity on top.

- **Rename** and **Delete** are in the menu that appears on the row of a thread.
- **Stop answering** with the button in the composer. What was written so far is kept.
- **Answer again** is below an answer, and **Try again** beside an error. Everything after your message is replaced.

Threads get a name by themselves: from the model if one is connected, otherwise from your first words.`,
  },
};
