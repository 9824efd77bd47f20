import { serveElementHarness } from './serve.ts';

/** `node tests/support/element-harness/run.ts [port]`: the chat page with a backend that plays parts, to look at. */
const { url } = await serveElementHarness(Number(process.argv[2] ?? 0));
console.log(`Element harness at ${url}`);
