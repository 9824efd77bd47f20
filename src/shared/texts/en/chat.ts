/** The chat page around the element, English. Loaded by that page alone. */
export const chat = {
  title: 'Chat',
  loading: 'Loading the chat…',
  placeholder: 'Write a message',
  greeting: 'What can I help with today?',
  /** What a first message may be: what the button says, and what is sent. */
  show: 'Show me what I can do here',
  showPrompt: 'What can you help me with, and what should I know to get started?',
  draft: 'Draft a clear, friendly e-mail',
  draftPrompt: 'Help me draft a clear, friendly e-mail. Ask me what it is about first.',
  explain: 'Explain something difficult, simply',
  explainPrompt: 'Explain a difficult topic to me in simple words. Ask me which one.',
  review: 'Look over a piece of code',
  reviewPrompt: 'I would like you to review a piece of code. Ask me to paste it, and what it should do.',
  hostedFailed: 'The hosted chat couldn’t be loaded; using the built-in one.',
  details: 'Details',
  tryAgain: 'Try again',
  dismiss: 'Dismiss',
  hostedBlocked: 'The script of the hosted chat could not be loaded: this computer is offline, or the network does not let it through.',
  hostedLate: 'The script of the hosted chat did not start in time. The network may be slow, or blocking a part of it.',
  /** `detail` in the hosted chat's own words; empty: it said none. */
  hostedRefused: (detail: string): string =>
    `The hosted chat reported: ${detail === '' ? 'an error without words.' : detail} If this is about the domain, ask whoever set up this connection to check its domain key and chat host.`,
};
