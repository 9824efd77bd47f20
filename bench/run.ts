/** `npm run bench -- [--json FILE] [--only NAME] [--strict | --packaged]`: measures the budgets, prints a table, writes JSON. */
import { fork } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeGoal, meets, missesBeyondNoise, type Benchmark, type Measurement } from './support/benchmark.ts';
import type { Outcome } from './support/child.ts';

interface Row extends Measurement {
  ok: boolean;
}

const { values: options } = parseArgs({
  options: { json: { type: 'string' }, only: { type: 'string' }, strict: { type: 'boolean', default: false }, packaged: { type: 'boolean', default: false } },
});

async function chosenFiles(): Promise<string[]> {
  const files = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.bench.ts'))
    .sort();
  const chosen: string[] = [];
  for (const file of files) {
    const { benchmark } = (await import(`./${file}`)) as { benchmark: Benchmark };
    if (benchmark.names.some(isChosen)) chosen.push(file);
  }
  return chosen;
}

/** `--only stream` takes all of an area, `--only stream.concurrent` one name. */
function isChosen(name: string): boolean {
  return options.only === undefined || name === options.only || name.startsWith(`${options.only}.`);
}

function runFile(file: string): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'support', 'child.ts'), [join(import.meta.dirname, file)]);
    let outcome: Outcome | undefined;
    child.on('message', (message) => (outcome = message as Outcome));
    child.on('exit', (code) =>
      outcome === undefined ? reject(new Error(`${file} ended with code ${code ?? 'none'} and no result.`)) : resolve(outcome),
    );
  });
}

function format(value: number | undefined): string {
  if (value === undefined) return '';
  return Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : String(Number(value.toPrecision(3)));
}

function printTable(rows: readonly Row[]): void {
  const cells = rows.map((row) => [
    row.name,
    `${format(row.value)} ${row.unit}`,
    format(row.baseline),
    row.noise === undefined ? '' : `± ${format(row.noise)}`,
    describeGoal(row.goal),
    row.ok ? 'ok' : missesBeyondNoise(row) ? 'MISSED' : 'missed within noise',
  ]);
  const table = [['benchmark', 'value', 'baseline', 'noise', 'goal', ''], ...cells];
  const widths = [0, 1, 2, 3, 4, 5].map((column) => Math.max(...table.map((row) => row[column]!.length)));
  for (const row of table)
    console.log(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('   '));
}

const rows: Row[] = [];
const troubles: string[] = [];
for (const file of await chosenFiles()) {
  console.log(`Measuring ${file.replace('.bench.ts', '')} …`);
  try {
    const outcome = await runFile(file);
    if ('obstacle' in outcome) troubles.push(`${file} was skipped: ${outcome.obstacle}.`);
    else
      rows.push(
        ...outcome.measurements.filter(({ name }) => isChosen(name)).map((measurement) => ({ ...measurement, ok: meets(measurement) })),
      );
  } catch (error) {
    troubles.push((error as Error).message);
  }
}

console.log('');
printTable(rows);
for (const trouble of troubles) console.log(trouble);
if (options.json !== undefined) {
  const report = Object.fromEntries(rows.map(({ name, goal, ...rest }) => [name, { ...rest, goal: describeGoal(goal) }]));
  writeFileSync(options.json, `${JSON.stringify(report, undefined, 2)}\n`);
}
// A release is held back by what chance does not explain, and by what could not be measured.
const held = rows.filter((row) => (options.strict ? !row.ok : missesBeyondNoise(row))).length + troubles.length;
const gate = options.strict || options.packaged;
if (gate && held > 0) console.log(`${held} of ${rows.length + troubles.length} hold this build back.`);
process.exitCode = rows.length === 0 || (gate && held > 0) ? 1 : 0;
