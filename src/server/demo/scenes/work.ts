import type { Task, Workflow } from '../../../shared/chatkit/types.ts';
import type { Scene, SceneEvents, Stage } from '../scene.ts';

const search: Task = {
  type: 'web_search',
  status_indicator: 'complete',
  title_query: 'keychain access on Linux',
  queries: ['libsecret desktop app', 'Secret Service API'],
  sources: [
    { type: 'url', title: 'Secret Service API', url: 'https://example.com/secret-service' },
    { type: 'url', title: 'libsecret', url: 'https://example.org/libsecret' },
  ],
};
const reading: Task = {
  type: 'file',
  status_indicator: 'complete',
  title: 'Read two files',
  sources: [
    { type: 'file', title: 'Notes', filename: 'notes.md' },
    { type: 'file', title: 'Contract', filename: 'contract.pdf' },
  ],
};
const picture: Task = { type: 'image', status_indicator: 'complete', title: 'Looked at the picture' };
const step: Task = {
  type: 'custom',
  status_indicator: 'complete',
  icon: 'check-circle',
  title: 'Compared the offers',
  content: 'The **second** one is cheaper.',
};

async function* reasoning({ items, beat }: Stage): SceneEvents {
  const empty: Workflow = { type: 'reasoning', tasks: [], expanded: false };
  const item = items.workflow(empty);
  yield items.added(item);
  let thought: Task = { type: 'thought', status_indicator: 'loading', title: 'Reading the question', content: '' };
  yield items.updated(item, { type: 'workflow.task.added', task_index: 0, task: thought });
  let content = '';
  for (const word of 'The person asks about keychains. What differs between systems matters most here.'.split(' ')) {
    content += `${word} `;
    thought = { ...thought, content };
    yield items.updated(item, { type: 'workflow.task.updated', task_index: 0, task: thought });
    await beat(3);
  }
  thought = { ...thought, status_indicator: 'complete' };
  yield items.updated(item, { type: 'workflow.task.updated', task_index: 0, task: thought });
  yield items.updated(item, { type: 'workflow.task.added', task_index: 1, task: { ...search, status_indicator: 'loading' } });
  await beat(30);
  yield items.updated(item, { type: 'workflow.task.updated', task_index: 1, task: search });
  yield items.done({ ...item, workflow: { ...empty, tasks: [thought, search], summary: { duration: 4 } } });
  yield items.say('Each system has its own keychain; on Linux it is the Secret Service.');
}

async function* steps({ items, beat }: Stage): SceneEvents {
  const tasks = [search, reading, picture, step];
  const item = items.workflow({ type: 'custom', tasks: [], expanded: false });
  yield items.added(item);
  for (const [at, task] of tasks.entries()) {
    yield items.updated(item, { type: 'workflow.task.added', task_index: at, task: { ...task, status_indicator: 'loading' } });
    await beat(15);
    yield items.updated(item, { type: 'workflow.task.updated', task_index: at, task });
  }
  const workflow: Workflow = { type: 'custom', tasks, summary: { title: 'Compared two offers', icon: 'search' }, expanded: true };
  yield items.done({ ...item, workflow });
}

export const workScenes: readonly Scene[] = [
  { name: 'reasoning', about: 'Thoughts, live and then folded', play: reasoning },
  { name: 'workflow', about: 'Steps of work, open when they are done', play: steps },
  {
    name: 'tasks',
    about: 'Single tasks of every kind',
    *play({ items }) {
      for (const task of [step, search, reading, picture]) yield items.done(items.task(task));
    },
  },
  {
    name: 'progress',
    about: 'A passing line about what goes on',
    async *play({ items, beat }) {
      yield { type: 'progress_update', text: 'Searching the handbook…', icon: 'search' };
      await beat(40);
      yield { type: 'progress_update', text: 'Reading three chapters…', icon: 'book-open' };
      await beat(40);
      yield items.say('The handbook says: yes.');
    },
  },
];
