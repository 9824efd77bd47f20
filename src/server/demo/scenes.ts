import type { Scene } from './scene.ts';
import { conversationScenes } from './scenes/conversation.ts';
import { imageScenes } from './scenes/images.ts';
import { questionScenes } from './scenes/questions.ts';
import { textScenes } from './scenes/text.ts';
import { troubleScenes } from './scenes/trouble.ts';
import { widgetScenes } from './scenes/widgets.ts';
import { workScenes } from './scenes/work.ts';
import { sceneList } from './widgets/scene-list.ts';

const all: readonly Scene[] = [
  ...textScenes,
  ...workScenes,
  ...widgetScenes,
  ...questionScenes,
  ...imageScenes,
  ...conversationScenes,
  ...troubleScenes,
];

/** What an unknown or missing name gets: every scene, to choose from. */
const overview: Scene = {
  name: 'overview',
  about: 'This list',
  *play({ items }) {
    yield items.say('Everything that a ChatKit backend can send. Choose one here, or write `/demo` and its name.');
    yield items.show(sceneList(all), all.map(({ name, about }) => `/demo ${name}: ${about}`).join('\n'));
  },
};

export function findScene(name: string): Scene {
  return all.find((scene) => scene.name === name) ?? overview;
}

/** Names of all scenes, for tests that play each. */
export const sceneNames: readonly string[] = all.map(({ name }) => name);
