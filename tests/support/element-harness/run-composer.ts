import { serveComposerHarness } from './serve-composer.ts';

/** `node tests/support/element-harness/run-composer.ts [port]`: the element with everything of its composer switched on, to look at. */
const { url } = await serveComposerHarness(Number(process.argv[2] ?? 0));
console.log(`Composer harness at ${url}`);
