import type { UpdateState } from '../../../shared/updates.ts';
import type { Texts } from '../../../shared/texts/en/texts.ts';

/** In the numerals of the language, with one decimal. @param tag BCP 47 */
export function megabytes(bytes: number, tag: string): string {
  return (bytes / 1_048_576).toLocaleString(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** Where the app is with updates. */
export function stateSentence({ updates: words }: Texts, state: UpdateState, tag: string): string {
  switch (state.kind) {
    case 'off':
      return words.off[state.why];
    case 'idle':
      return words.idle;
    case 'checking':
      return words.checking;
    case 'current':
      return words.current;
    case 'waiting':
      return state.for === 'battery' ? words.waitingBattery(state.version) : words.waitingMetered(state.version);
    case 'downloading':
      return words.downloading(state.version, megabytes(state.done, tag), megabytes(state.total, tag));
    case 'preparing':
      return words.preparing(state.version);
    case 'ready':
      return { restart: words.readyRestart, command: words.readyCommand, file: words.readyFile }[state.how](state.version);
    case 'skipped':
      return words.skipped(state.version);
    case 'failed':
      return words.faults[state.fault];
  }
}
