import { describe, expect, it } from 'vitest';
import { english } from '../../../../../src/renderer/element/locales/en/strings.ts';
import { readableName } from '../../../../../src/renderer/element/ui/tools/tool-name.ts';
import { liveTitle, summaryIcon, summaryTitle, taskTitle } from '../../../../../src/renderer/element/ui/workflow/task-words.ts';
import type { Task, Workflow } from '../../../../../src/shared/chatkit/types.ts';

const workflow = (fields: Partial<Workflow>): Workflow => ({ type: 'custom', tasks: [], expanded: false, ...fields });
const search = (fields: object = {}): Task => ({ type: 'web_search', queries: [], sources: [], status_indicator: 'none', ...fields });

describe('the line of a task', () => {
  it('is its own title, else what its kind does or did', () => {
    expect(taskTitle(english, search({ title: 'Looked around' }))).toBe('Looked around');
    expect(taskTitle(english, search({ title_query: 'node' }))).toBe('Searched the web: node');
    expect(taskTitle(english, search({ status_indicator: 'loading' }))).toBe('Searching the web');
    expect(taskTitle(english, { type: 'file', sources: [], status_indicator: 'complete' })).toBe('Read files');
    expect(taskTitle(english, { type: 'image', status_indicator: 'loading' })).toBe('Working on an image');
  });

  it('is left out where the text says enough, and never empty', () => {
    expect(taskTitle(english, { type: 'thought', content: 'Hm.', status_indicator: 'none' })).toBeUndefined();
    expect(taskTitle(english, { type: 'custom', content: 'Hm.', status_indicator: 'none' })).toBeUndefined();
    expect(taskTitle(english, { type: 'custom', status_indicator: 'none' })).toBe(english.task);
    expect(taskTitle(english, { type: 'of_the_future', title: 'New', status_indicator: 'none' } as unknown as Task)).toBe('New');
  });
});

describe('the line of a workflow', () => {
  it('says while it runs what its newest task does', () => {
    expect(liveTitle(english, workflow({ type: 'reasoning' }))).toBe('Thinking');
    expect(liveTitle(english, workflow({ tasks: [{ type: 'thought', content: 'Hm.', status_indicator: 'none' }, search({ title_query: 'node' })] }))).toBe('Searching the web: node');
    expect(liveTitle(english, workflow({ tasks: [{ type: 'custom', status_indicator: 'none' }] }))).toBe('Working');
  });

  it('tells its two kinds of summary apart, and has words without one', () => {
    expect(summaryTitle(english, 'en', workflow({ summary: { duration: 74.2 } }))).toBe('Thought for 1 minute 14 seconds');
    expect(summaryTitle(english, 'en', workflow({ summary: { duration: 0 } }))).toBe('Thought for 1 second');
    expect(summaryTitle(english, 'en', workflow({ summary: { title: 'Checked', icon: 'check' } }))).toBe('Checked');
    expect(summaryIcon(workflow({ summary: { title: 'Checked', icon: 'check' } }))).toBe('check');
    expect(summaryIcon(workflow({ summary: { duration: 3 } }))).toBeUndefined();
    expect(summaryTitle(english, 'en', workflow({ type: 'reasoning' }))).toBe('Thought about it');
    expect(summaryTitle(english, 'en', workflow({ summary: { title: '' } }))).toBe('Steps taken');
  });
});

describe('the name of a client tool', () => {
  it.each([
    ['get_current_weather', 'Get current weather'], ['getCurrentWeather', 'Get current weather'], ['calendar.read-all', 'Calendar read all'], ['', ''], ['écrire_note', 'Écrire note'],
  ])('%s reads as "%s"', (name, words) => {
    expect(readableName(name)).toBe(words);
  });
});
