import { app } from 'electron';

/** Working sets of all the app's processes, MiB; what they share is counted in each (electron `ProcessMetric`). */
export function memoryOfApp(): number {
  return app.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0) / 1_024;
}
