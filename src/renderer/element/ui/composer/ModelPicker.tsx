import { ChevronDown } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { selectedModel } from '../../controller/composer/selection.ts';
import { useController, useStrings, useView } from '../context.ts';
import { useParts } from './composer-context.ts';
import { MenuButton } from './MenuButton.tsx';

/** Which model answers. Without a choice and without a default the server decides. */
export function ModelPicker(): ReactNode {
  const strings = useStrings();
  const { composer } = useController();
  const { composer: options = {} } = useView().options;
  const { threadId, locked, field } = useParts();
  const chosen = useSyncExternalStore(composer.subscribe, () => selectedModel(options, composer.modelId(threadId)));
  const { models = [] } = options;
  if (models.length === 0) return null;
  const label = chosen?.label ?? strings.modelDefault;
  const items = models.map(({ id, label: name, description, disabled }) => ({
    key: id, label: name, description, disabled, icon: null, checked: id === chosen?.id, onSelect: () => composer.selectModel(threadId, id),
  }));
  return (
    <MenuButton label={strings.modelChosen(label)} className="model-button" items={items} disabled={locked} align="end" onClosed={() => field.current?.focus()}>
      <span dir="auto">{label}</span>
      <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
    </MenuButton>
  );
}
