export interface RunOptions {
  rounds: number;
  seed: number;
}

/** Reads LATCHKEY_ROUNDS (1 to 1,000,000) and LATCHKEY_SEED (0 to 2^31 − 1); what is not there is as given. @returns a sentence for what makes no sense. */
export function readRunOptions(env: NodeJS.ProcessEnv, otherwise: RunOptions): RunOptions | { problem: string } {
  const rounds = read(env['LATCHKEY_ROUNDS'], otherwise.rounds, 1, 1_000_000);
  const seed = read(env['LATCHKEY_SEED'], otherwise.seed, 0, 2_147_483_647);
  if (rounds === undefined) return { problem: `LATCHKEY_ROUNDS is “${env['LATCHKEY_ROUNDS'] ?? ''}”. Set it to a whole number from 1 to 1000000.` };
  if (seed === undefined) return { problem: `LATCHKEY_SEED is “${env['LATCHKEY_SEED'] ?? ''}”. Set it to a whole number from 0 to 2147483647, as a run has printed it.` };
  return { rounds, seed };
}

function read(text: string | undefined, otherwise: number, atLeast: number, atMost: number): number | undefined {
  if (text === undefined || text.trim() === '') return otherwise;
  const value = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  return value >= atLeast && value <= atMost ? value : undefined;
}
