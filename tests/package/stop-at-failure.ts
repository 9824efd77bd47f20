/** A file ends at its first failed test: the next ones go on from where that one should have come, and the whole file is run once more. */
import { beforeEach, type RunnerTask } from 'vitest';

const failed = (task: RunnerTask): boolean => ('tasks' in task ? task.tasks.some(failed) : task.result?.state === 'fail');

beforeEach(({ task, skip }) => {
  skip(failed(task.file), 'A test before it has failed.');
});
