/** A claim did not hold; the message is one telling line, with the seed. */
export class FaultViolation extends Error {
  override readonly name = 'FaultViolation';
}

export interface FaultRun {
  seed: number;
  rounds: number;
  onRound?: (round: number) => void;
}
