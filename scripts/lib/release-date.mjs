import { execFileSync } from 'node:child_process';
import { root } from './paths.mjs';

/** When what is packaged was written: `SOURCE_DATE_EPOCH` (reproducible-builds.org), else the commit's time, so that two builds of it agree. */
export function releaseDate() {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  if (epoch !== undefined && /^\d+$/.test(epoch)) return new Date(Number(epoch) * 1_000);
  try {
    return new Date(Number(execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) * 1_000);
  } catch {
    return new Date(0);
  }
}
