import type { ChatKitOptions, Entity, OpenAIChatKit } from '@openai/chatkit';
import { createKeptDrafts } from '../../../../src/renderer/chat/drafts.ts';
import { defineChatKitElement } from '../../../../src/renderer/element/define-element.ts';

/**
 * A page with everything that the composer can do switched on. Query: `locale`, `scheme`, `plain` (nothing switched on),
 * `strategy=direct`, `fetch=own` (an `api.fetch` of the page, which knows no progress), `thread`, `drafts` (kept by the harness, as main keeps them).
 */
const query = new URLSearchParams(location.search);

const people: Entity[] = [
  { id: 'u1', title: 'Ada Lovelace', icon: 'user', group: 'People', interactive: true, data: { team: 'Engines' } },
  { id: 'u2', title: 'Grace Hopper', icon: 'user', group: 'People' },
  { id: 'u3', title: 'ليلى حداد', icon: 'user', group: 'People', interactive: true },
  { id: 'd1', title: 'Quarterly planning document with a name that does not end where one expects it to', icon: 'document', group: 'Documents', interactive: true },
  { id: 'd2', title: 'Budget', icon: 'document', group: 'Documents' },
];

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const everything: Partial<ChatKitOptions> = {
  composer: {
    attachments: {
      enabled: true, maxCount: 10, maxSize: { 'image/*': 2 * 1024 * 1024, '*': 8 * 1024 * 1024 },
      accept: { 'image/*': ['.png', '.jpg', '.webp'], 'text/plain': ['.txt', '.log'], 'application/pdf': ['.pdf'], 'text/csv': ['.csv'] },
    },
    tools: [
      { id: 'search', label: 'Search the web', shortLabel: 'Search', icon: 'globe', pinned: true, placeholderOverride: 'What should be looked up?' },
      { id: 'image', label: 'Make an image', shortLabel: 'Image', icon: 'images' },
      { id: 'canvas', label: 'Write a document together', shortLabel: 'Document', icon: 'write', persistent: true },
    ],
    models: [
      { id: 'large', label: 'Large', description: 'For work that takes thought', default: true },
      { id: 'small', label: 'Small', description: 'Quick answers' },
      { id: 'legacy', label: 'Model with a rather long name (2024-11-20)', description: 'Kept for old conversations' },
      { id: 'next', label: 'Next', description: 'Not available in your plan', disabled: true },
    ],
    dictation: { enabled: true },
  },
  entities: {
    onTagSearch: async (text) => {
      await wait(text.startsWith('slow') ? 1_500 : 30);
      if (text.startsWith('fail')) throw new Error('The directory is down');
      return people.filter(({ title }) => title.toLowerCase().includes(text.toLowerCase()));
    },
    showComposerMenu: true,
    onRequestPreview: async ({ title }) => {
      await wait(50);
      return { preview: { type: 'Basic', children: [{ type: 'Text', value: `All about ${title}` }] } };
    },
  },
  commands: {
    enabled: true,
    onSearch: async (text) => {
      await wait(20);
      return [
        { id: 'ticket', label: 'Open a ticket', description: 'In the tracker of the team', icon: 'bug' as const, group: 'Work' },
        { id: 'link', label: 'Link a document', icon: 'document' as const, group: 'Work' },
        { id: 'break', label: 'Break', group: 'Work' },
      ].filter(({ label }) => label.toLowerCase().includes(text.toLowerCase()));
    },
    onSelect: async ({ id }) => {
      await wait(20);
      if (id === 'break') throw new Error('Broken on purpose');
      if (id === 'link') return { type: 'menu', commands: [{ id: 'budget', label: 'Budget' }, { id: 'plan', label: 'Plan' }] };
      if (id === 'budget') return { type: 'entity', entity: { id: 'd2', title: 'Budget', interactive: true } };
      return undefined;
    },
  },
  disclaimer: { text: 'Answers may be wrong. Check what matters.' },
};

const scheme = query.get('scheme') === 'dark' ? 'dark' : 'light';
document.documentElement.style.colorScheme = scheme;
document.documentElement.style.height = '100%';
document.body.style.cssText = 'height: 100%; margin: 0';
const delay = (ms: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};
defineChatKitElement(undefined, query.has('drafts') ? { drafts: createKeptDrafts({ fetch: (input, init) => fetch(input, init), delay, page: window }) } : {});
const element = document.createElement('openai-chatkit') as OpenAIChatKit;
const events: { name: string; detail: unknown }[] = [];
for (const name of ['chatkit.tool.change', 'chatkit.error', 'chatkit.response.end'] as const) {
  element.addEventListener(name, (event) => events.push({ name, detail: name === 'chatkit.error' ? String((event as CustomEvent<{ error: Error }>).detail.error) : event.detail }));
}
Object.assign(window, { chatkitEvents: events });
element.setOptions({
  api: {
    url: '/chatkit', domainKey: 'local',
    uploadStrategy: query.get('strategy') === 'direct' ? { type: 'direct', uploadUrl: '/direct' } : { type: 'two_phase' },
    ...(query.get('fetch') === 'own' ? { fetch: (url: RequestInfo | URL, init?: RequestInit) => fetch(url, init) } : {}),
  },
  theme: scheme,
  locale: (query.get('locale') ?? 'en') as 'en',
  initialThread: query.get('thread'),
  history: { enabled: false },
  ...(query.has('plain') ? {} : everything),
});
document.body.append(element);
