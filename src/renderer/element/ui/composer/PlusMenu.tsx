import { AtSign, Paperclip, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../../icons/Icon.tsx';
import { selectedTool } from '../../controller/composer/selection.ts';
import { useController, useStrings, useView } from '../context.ts';
import { startMention } from './command-entries.ts';
import { useParts, usePart } from './composer-context.ts';
import { MenuButton } from './MenuButton.tsx';
import type { MenuItem } from './MenuList.tsx';

/** "+": files, something to mention, and the tools that are not pinned. One thing alone is a button of its own. */
export function PlusMenu(): ReactNode {
  const strings = useStrings();
  const { composer } = useController();
  const { composer: options = {}, entities } = useView().options;
  const { threadId, locked, field, pickFiles } = useParts();
  const toolId = usePart((draft) => selectedTool(options, draft.toolId)?.id);
  const attach = options.attachments?.enabled === true;
  const mention = entities?.showComposerMenu === true && entities.onTagSearch !== undefined;
  const tools = (options.tools ?? []).filter(({ pinned }) => pinned !== true);

  const items: MenuItem[] = [];
  if (attach) items.push({ key: 'attach', label: strings.attachFiles, icon: <Paperclip size={16} strokeWidth={1.75} aria-hidden />, onSelect: pickFiles });
  if (mention) items.push({ key: 'mention', label: strings.mentionSomething, icon: <AtSign size={16} strokeWidth={1.75} aria-hidden />, onSelect: () => startMention(field) });
  for (const { id, label, icon } of tools) {
    const checked = id === toolId;
    items.push({
      key: `tool:${id}`, label, checked, icon: <Icon name={icon} size={16} />, separated: items.length > 0 && id === tools[0]?.id,
      onSelect: () => composer.selectTool(threadId, checked ? null : id),
    });
  }

  const [only] = items;
  if (only === undefined) return null;
  if (items.length === 1 && tools.length === 0) {
    return (
      <button type="button" className="icon-button" aria-label={only.label} data-tip={only.label} disabled={locked} onClick={only.onSelect}>
        {only.icon}
      </button>
    );
  }
  return (
    <MenuButton label={strings.composerMore} className="icon-button" items={items} disabled={locked} onClosed={() => field.current?.focus()}>
      <Plus size={18} strokeWidth={1.75} aria-hidden />
    </MenuButton>
  );
}
