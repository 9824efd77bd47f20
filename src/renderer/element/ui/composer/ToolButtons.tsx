import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../../icons/Icon.tsx';
import { selectedTool } from '../../controller/composer/selection.ts';
import { useController, useStrings, useView } from '../context.ts';
import { useParts, usePart } from './composer-context.ts';

/** Pinned tools as switches, and the selected one that is not pinned, to be switched off. */
export function ToolButtons(): ReactNode {
  const strings = useStrings();
  const { composer } = useController();
  const { composer: options = {} } = useView().options;
  const { threadId, locked, field } = useParts();
  const toolId = usePart((draft) => selectedTool(options, draft.toolId)?.id);
  const shown = (options.tools ?? []).filter(({ id, pinned }) => pinned === true || id === toolId);

  function press(id: string): void {
    composer.selectTool(threadId, id === toolId ? null : id);
    field.current?.focus();
  }

  return shown.map(({ id, label, shortLabel = label, icon, pinned }) => {
    const on = id === toolId;
    return (
      <button
        key={id} type="button" className="tool-button" aria-pressed={pinned === true ? on : undefined} data-on={on} disabled={locked}
        aria-label={pinned === true ? label : strings.toolOff(label)} data-tip={pinned === true ? label : strings.toolOff(label)} onClick={() => press(id)}
      >
        <Icon name={icon} size={16} />
        <span dir="auto">{on ? shortLabel : label}</span>
        {on && pinned !== true && <X size={14} strokeWidth={1.75} aria-hidden />}
      </button>
    );
  });
}
