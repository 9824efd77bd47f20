/** Types of `stage.mjs` for the benchmarks. */
export function stageApp(electronVersion: string): string;
