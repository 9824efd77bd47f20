import type { ComposerOption, ModelOption, ToolOption } from '@openai/chatkit';

/** The selected tool, as long as the options have it. */
export function selectedTool({ tools = [] }: ComposerOption, toolId: string | null): ToolOption | undefined {
  return toolId === null ? undefined : tools.find(({ id }) => id === toolId);
}

/**
 * The model that a message is sent with: the chosen one, else the one marked as default, as long as the options have it
 * and let it be selected. `undefined`: the server decides.
 */
export function selectedModel({ models = [] }: ComposerOption, modelId: string | undefined): ModelOption | undefined {
  const usable = models.filter(({ disabled }) => disabled !== true);
  return usable.find(({ id }) => id === modelId) ?? usable.find((model) => model.default === true);
}
