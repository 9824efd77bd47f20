import type { Annotation } from '../../../shared/chatkit/types.ts';
import type { Scene } from '../scene.ts';
import { speak } from '../speak.ts';
import { codeSample, diagramSample, longSample, markdownSample, mathSample, rightToLeftSample } from './samples.ts';

const sourced =
  'A desktop client signs people in once and keeps the session in the system’s keychain. Short-lived tokens are attached outside the page, and the conversation can be read without a network.';

function sources(): Annotation[] {
  const at = (words: string): number => sourced.indexOf(words) + words.length;
  return [
    {
      type: 'annotation',
      index: at('keychain.'),
      source: {
        type: 'url',
        title: 'Secret storage on the desktop',
        url: 'https://example.com/keychain',
        description: 'How systems keep secrets',
        timestamp: 'March 2026',
        group: 'Security',
      },
    },
    {
      type: 'annotation',
      index: at('the page'),
      source: { type: 'file', title: 'Design notes', filename: 'design-notes.pdf', group: 'Security' },
    },
    {
      type: 'annotation',
      index: at('network.'),
      source: {
        type: 'entity',
        id: 'doc_offline',
        title: 'Offline reading',
        icon: 'document',
        label: 'Handbook',
        inline_label: 'Handbook',
        interactive: true,
        data: { page: '12' },
      },
    },
    {
      type: 'annotation',
      source: { type: 'url', title: 'A source without a place in the text', url: 'https://example.org/more', attribution: 'Example' },
    },
  ];
}

export const textScenes: readonly Scene[] = [
  { name: 'markdown', about: 'Headings, lists, tables, tasks, quotes, footnotes, links', play: (stage) => speak(stage, markdownSample) },
  { name: 'code', about: 'Code in several languages', play: (stage) => speak(stage, codeSample) },
  { name: 'math', about: 'Formulas, in the line and on their own', play: (stage) => speak(stage, mathSample) },
  { name: 'diagram', about: 'Mermaid diagrams', play: (stage) => speak(stage, diagramSample) },
  { name: 'rtl', about: 'Right-to-left text', play: (stage) => speak(stage, rightToLeftSample) },
  { name: 'sources', about: 'Text with sources and their markers', play: (stage) => speak(stage, sourced, sources()) },
  { name: 'long', about: 'A long answer, to stop or to come back to', play: (stage) => speak(stage, longSample) },
  {
    name: 'nostop',
    about: 'An answer that cannot be stopped',
    async *play(stage) {
      yield { type: 'progress_update', text: 'Doing something that must not be cut short…', icon: 'keys' };
      await stage.beat(80);
      yield* speak(stage, 'This answer goes on to its end; it cannot be stopped.');
    },
  },
];
