import { build } from './lib/build.mjs';

/** Brings `out/` up to date. */
await build();
