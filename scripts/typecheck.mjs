import { at, node } from './lib/paths.mjs';
import { run, say, since, waiting } from './lib/run.mjs';

/** Type-checks every runtime against its own tsconfig, two at a time; ends with code 1 when any has errors. */
const runtimes = ['shared', 'main', 'server', 'preload', 'renderer', 'tests'];
const tsc = at('node_modules', 'typescript', 'bin', 'tsc');
const startedAt = Date.now();
const failed = [];

async function checkNext() {
  for (let runtime = runtimes.shift(); runtime !== undefined; runtime = runtimes.shift()) {
    const { code, output } = await run(node(), [tsc, '-p', `tsconfig.${runtime}.json`, '--pretty', 'false'], { quiet: true });
    if (code === 0) continue;
    failed.push(`${runtime}:\n${output.trimEnd()}`);
  }
}

const done = waiting('Checking types');
await Promise.all([checkNext(), checkNext()]);
done();
for (const report of failed) say(report);
if (failed.length === 0) say(`Types are sound (${since(startedAt)}).`);
process.exitCode = failed.length > 0 ? 1 : 0;
