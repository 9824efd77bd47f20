/** A setting that is no number of the kind that it has to be; the message says what to write. */
export class RunSettingError extends Error {
  override readonly name = 'RunSettingError';
}

export interface RunSettings {
  /** 0 to 4,294,967,295. */
  seed: number;
  rounds: number;
}

const maxSeed = 2 ** 32 - 1;

/**
 * How long a seeded run goes on and what it does: LATCHKEY_SEED and LATCHKEY_ROUNDS of the environment.
 * @param defaults.now ms since 1970, for a seed where none is given
 * @throws RunSettingError
 */
export function readRunSettings(env: Readonly<Record<string, string | undefined>>, defaults: { rounds: number; now: number }): RunSettings {
  return {
    seed: whole(env, 'LATCHKEY_SEED', 0, maxSeed) ?? defaults.now % 1_000_000,
    rounds: whole(env, 'LATCHKEY_ROUNDS', 1, 10_000_000) ?? defaults.rounds,
  };
}

function whole(env: Readonly<Record<string, string | undefined>>, name: string, min: number, max: number): number | undefined {
  const text = env[name]?.trim() ?? '';
  if (text === '') return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  throw new RunSettingError(`${name} is “${text}”. It has to be a whole number from ${min} to ${max}.`);
}
