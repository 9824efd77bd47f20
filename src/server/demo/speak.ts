import type { Annotation, ThreadStreamEvent } from '../../shared/chatkit/types.ts';
import { outputText } from './demo-items.ts';
import type { Stage } from './scene.ts';

/** A message that comes word by word, as a model's does; its sources appear as soon as their place is reached (§3.2). */
export async function* speak(
  { items, beat, turn }: Stage,
  text: string,
  annotations: Annotation[] = [],
): AsyncGenerator<ThreadStreamEvent, void> {
  const item = items.message('');
  yield items.added(item);
  yield items.updated(item, { type: 'assistant_message.content_part.added', content_index: 0, content: outputText('') });
  let said = '';
  let cited = 0;
  for (const delta of text.match(/\s*\S+|\s+$/g) ?? []) {
    if (turn.signal.aborted) return;
    said += delta;
    yield items.updated(item, { type: 'assistant_message.content_part.text_delta', content_index: 0, delta });
    for (let next = annotations[cited]; next !== undefined && (next.index ?? Infinity) <= said.length; next = annotations[cited]) {
      yield items.updated(item, {
        type: 'assistant_message.content_part.annotation_added',
        content_index: 0,
        annotation_index: cited,
        annotation: next,
      });
      cited += 1;
    }
    await beat();
  }
  const content = outputText(text, annotations);
  yield items.updated(item, { type: 'assistant_message.content_part.done', content_index: 0, content });
  yield items.done({ ...item, content: [content] });
}
