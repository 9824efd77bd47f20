import { createUpstreamFetch } from '../../../src/main/net/upstream-fetch.ts';
import type { Fetch } from '../../../src/main/platform.ts';

/** The app’s own `fetch`, with a connection of its own for each request: faults of the proxy are faults of connections. */
export const freshFetch: Fetch = async (input, init) => {
  const upstream = createUpstreamFetch();
  const hangUp = (): void => void upstream.dispose().catch(() => undefined);
  let response: Response;
  try {
    response = await upstream.fetch(input, init);
  } catch (error) {
    hangUp();
    throw error;
  }
  const { body, status, headers } = response;
  if (body === null) {
    hangUp();
    return response;
  }
  const reader = body.getReader();
  const passed = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) {
          controller.enqueue(value);
          return;
        }
        controller.close();
      } catch (error) {
        controller.error(error);
      }
      hangUp();
    },
    async cancel(reason) {
      await reader.cancel(reason).catch(() => undefined);
      hangUp();
    },
  });
  return new Response(passed, { status, headers });
};
