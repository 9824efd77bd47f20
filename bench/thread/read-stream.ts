import { readThreadEvents } from '../../src/shared/chatkit/sse.ts';

/** Reads the bench's answer and tells its text so far, once a frame at most. */
export async function startStream(tell: (text: string) => void): Promise<void> {
  const body = JSON.stringify({ type: 'threads.add_user_message', params: {} });
  const response = await fetch('/chatkit', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  if (response.body === null) return;
  let text = '';
  let told = true;
  for await (const event of readThreadEvents(response.body)) {
    if (event.type !== 'thread.item.updated' || event.update.type !== 'assistant_message.content_part.text_delta') continue;
    text += event.update.delta;
    if (!told) continue;
    told = false;
    requestAnimationFrame(() => {
      told = true;
      tell(text);
    });
  }
  tell(text);
}
