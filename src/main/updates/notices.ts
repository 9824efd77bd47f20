import type { UpdateFault } from '../../shared/updates.ts';
import type { MemoryFile } from './memory.ts';

interface Failure {
  fault: UpdateFault;
  version: string | undefined;
}

export interface Notices {
  ready(version: string): void;
  /** Told once for each fault of each version; to who has asked it is the answer, and told with that. */
  failed(failure: Failure, how: { manual: boolean; failures: number }): void;
  /** The server answered with a feed that is good. */
  reached(): void;
  wasTold(failure: Failure): boolean;
}

const keyOf = ({ fault, version }: Failure): string => `${fault}:${version ?? ''}`;

/** What gets a line of its own. It stays until it is put away, over restarts, and does not come again. */
export function createNotices(memory: MemoryFile): Notices {
  const isTold = (failure: Failure): boolean => memory.read().told.includes(keyOf(failure));
  return {
    ready: (version) => void memory.update({ notice: { kind: 'ready', version } }),
    failed({ fault, version }, { manual, failures }) {
      // Once is no news: networks come and go.
      if (fault === 'unreachable' && failures < 3 && !manual) return;
      if (isTold({ fault, version })) return;
      const told = [...memory.read().told, keyOf({ fault, version })];
      memory.update(manual ? { told } : { told, notice: { kind: 'failed', fault, ...(version !== undefined && { version }) } });
    },
    reached() {
      // What is over may be told again when it comes back: everything but what is wrong with one version.
      const { told, notice } = memory.read();
      const left = told.filter((key) => !key.endsWith(':'));
      if (left.length === told.length) return;
      const over = notice?.kind === 'failed' && notice.version === undefined;
      memory.update({ told: left, ...(over && { notice: undefined }) });
    },
    wasTold: isTold,
  };
}
