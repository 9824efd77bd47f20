/**
 * One workspace at a time has the history of an account. Two can be signed in to the same one only by detours (both were
 * pointed at its server later), and an outbox that two of them emptied would send twice.
 */
export interface Claims {
  /** Who is signed in there now; `undefined`: nobody. */
  set(workspace: string, account: string | undefined): void;
  /** Whether it came first to the account that it has. */
  holds(workspace: string): boolean;
}

export function createClaims(): Claims {
  /** By workspace, in the order they came. */
  const accounts = new Map<string, string>();
  return {
    set(workspace, account) {
      if (accounts.get(workspace) === account) return;
      accounts.delete(workspace);
      if (account !== undefined) accounts.set(workspace, account);
    },
    holds(workspace) {
      const mine = accounts.get(workspace);
      const [first] = [...accounts].find(([, account]) => account === mine) ?? [];
      return mine !== undefined && first === workspace;
    },
  };
}
