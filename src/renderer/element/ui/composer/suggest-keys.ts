import type { Suggest } from '../../controller/composer/suggest.ts';

/** Keys of the field that belong to the list over it while that is open. @returns whether the key was used. */
export function suggestKey({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent, suggest: Suggest): boolean {
  const { trigger, rows, active, status, path } = suggest.getSnapshot();
  if (trigger === undefined || altKey || ctrlKey || metaKey) return false;
  switch (key) {
    case 'ArrowDown':
    case 'ArrowUp':
      if (rows.length === 0 || shiftKey) return false;
      suggest.move(key === 'ArrowDown' ? 1 : -1);
      return true;
    case 'Enter':
    case 'Tab':
      if (shiftKey) return false;
      // What is being looked up must not be sent half-written.
      if (active < 0) return key === 'Enter' && status === 'loading';
      void suggest.choose(active);
      return true;
    case 'Escape':
      suggest.back();
      return true;
    case 'Backspace':
      if (path.length === 0 || trigger.query !== '') return false;
      suggest.back();
      return true;
    default:
      return false;
  }
}
