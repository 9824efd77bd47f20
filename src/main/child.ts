/** A child process as both hosts can give it: Node's `fork` and Electron's `utilityProcess`. */
export interface Child {
  /** What is said to one that has ended goes nowhere. */
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Also called, with 1, where it could not be started. */
  onExit(listener: (code: number) => void): void;
  /** Whether the host stays alive for it; at first it does. */
  hold(isBusy: boolean): void;
  kill(): void;
}
