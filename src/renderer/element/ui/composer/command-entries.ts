import type { CommandEntry } from '../../controller/composer/command-menu.ts';
import { selectedModel, selectedTool } from '../../controller/composer/selection.ts';
import type { Controller } from '../../controller/controller.ts';
import type { Strings } from '../../locales/en/strings.ts';
import type { ComposerParts } from './composer-context.ts';

export interface CommandEntriesDeps {
  controller: Controller;
  parts: ComposerParts;
  strings: Strings;
}

/** The composer's own actions in the "/" menu, as far as the options offer them (§7.2). */
export function commandEntries({ controller, parts, strings }: CommandEntriesDeps): CommandEntry[] {
  const { composer, view } = controller;
  const { composer: options = {}, entities } = view.getSnapshot().options;
  const { threadId, field, pickFiles, dictation } = parts;
  const { attachments, tools = [], models = [] } = options;
  const group = strings.composerActions;
  const toolId = selectedTool(options, composer.draft(threadId).toolId)?.id;
  const modelId = selectedModel(options, composer.modelId(threadId))?.id;
  const entries: CommandEntry[] = [];

  if (attachments?.enabled === true) {
    entries.push({ key: 'own:attach', label: strings.attachFiles, icon: 'lucide:paperclip', group, does: { type: 'run', run: pickFiles } });
  }
  if (entities?.onTagSearch !== undefined) {
    entries.push({ key: 'own:mention', label: strings.mentionSomething, icon: 'lucide:at-sign', group, does: { type: 'run', run: () => startMention(field) } });
  }
  if (tools.length > 0) {
    const below = tools.map(({ id, label, icon }): CommandEntry => ({
      key: `own:tool:${id}`, label, icon, group, checked: id === toolId,
      does: { type: 'run', run: () => composer.selectTool(threadId, id === toolId ? null : id) },
    }));
    entries.push({ key: 'own:tools', label: strings.tools, icon: 'settings-slider', group, does: { type: 'open', entries: below } });
  }
  if (models.length > 0) {
    const below = models.map(({ id, label, description, disabled }): CommandEntry => ({
      key: `own:model:${id}`, label, description, disabled, group, checked: id === modelId,
      does: { type: 'run', run: () => composer.selectModel(threadId, id) },
    }));
    entries.push({ key: 'own:models', label: strings.model, icon: 'cube', group, does: { type: 'open', entries: below } });
  }
  if (options.dictation?.enabled === true) {
    entries.push({ key: 'own:dictate', label: strings.dictate, icon: 'lucide:mic', group, does: { type: 'run', run: () => void dictation.start() } });
  }
  return entries;
}

/** Types the sign, which opens the list. */
export function startMention(field: ComposerParts['field']): void {
  field.current?.insert('@');
}
