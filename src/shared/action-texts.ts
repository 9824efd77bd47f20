import { actionIds, type ActionGroup, type ActionId } from './actions.ts';
import { actions } from './texts/en/actions.ts';

/** What each action is called in English; pages have it in their language from the catalogue. */
export const actionLabels = Object.fromEntries(actionIds.map((id) => [id, actions.labels[id]])) as Readonly<Record<ActionId, string>>;

export const groupLabels: Readonly<Record<ActionGroup, string>> = actions.groups;
