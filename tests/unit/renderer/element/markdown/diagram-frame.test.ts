// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { drawDiagram } from '../../../../../src/renderer/element/markdown/diagram-frame.ts';
import type { DiagramRequest, DiagramResult } from '../../../../../src/renderer/element/markdown/diagram-frame.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg"></svg>';
const frame = (): HTMLIFrameElement | null => document.querySelector('iframe');

function start(fields: Partial<DiagramRequest> = {}): Promise<DiagramResult> {
  return drawDiagram({ frame: '/chat/diagram.html', source: 'flowchart LR', scheme: 'dark', container: document.body, signal: new AbortController().signal, ...fields });
}

/** Plays the frame: takes the port and what it was asked, and answers. */
function answer(data: unknown): unknown {
  const page = frame()!;
  let asked: unknown;
  const postMessage = (message: unknown, target: string, [port]: MessagePort[]): void => {
    asked = { message, target };
    port!.postMessage(data);
  };
  Object.defineProperty(page, 'contentWindow', { value: { postMessage } });
  page.onload!(new Event('load'));
  return asked;
}

beforeEach(() => document.body.replaceChildren());
afterEach(() => vi.useRealTimers());

describe('drawDiagram', () => {
  it('asks a sandboxed frame, hands the drawing on and takes the frame away', async () => {
    const drawn = start();
    expect([frame()?.getAttribute('sandbox'), frame()?.getAttribute('src'), frame()?.tabIndex]).toEqual(['allow-scripts', '/chat/diagram.html', -1]);
    expect(answer({ svg, width: 10, height: 20 })).toEqual({ message: { type: 'diagram.draw', source: 'flowchart LR', scheme: 'dark' }, target: '*' });
    expect(await drawn).toEqual({ drawing: { svg, width: 10, height: 20 } });
    expect(frame()).toBeNull();
  });

  it.each([
    [{ failed: true }, 'failed'], [null, 'failed'], ['<svg>', 'failed'], [{ svg: 5, width: 1, height: 1 }, 'failed'], [{ svg: '<html>', width: 1, height: 1 }, 'failed'],
    [{ svg, width: NaN, height: 1 }, 'failed'], [{ svg, width: -1, height: 1 }, 'failed'], [{ svg, width: 1e9, height: 1 }, 'long'], [{ svg: svg + ' '.repeat(5_000_000), width: 1, height: 1 }, 'long'],
  ] as const)('takes nothing else for a drawing: %#', async (data, fault) => {
    const drawn = start();
    answer(data);
    expect(await drawn).toEqual({ fault });
    expect(frame()).toBeNull();
  });

  it('stops waiting after ten seconds, which ends a frame that is stuck', async () => {
    vi.useFakeTimers();
    const drawn = start();
    vi.advanceTimersByTime(9_999);
    expect(frame()).not.toBeNull();
    vi.advanceTimersByTime(1);
    expect(await drawn).toEqual({ fault: 'late' });
    expect(frame()).toBeNull();
  });

  it('asks no frame about a text that is too long, and leaves none behind when nobody waits any longer', async () => {
    expect(await start({ source: 'x'.repeat(20_001) })).toEqual({ fault: 'long' });
    expect(frame()).toBeNull();
    const stop = new AbortController();
    const drawn = start({ signal: stop.signal });
    stop.abort();
    expect(await drawn).toEqual({ fault: 'failed' });
    expect(frame()).toBeNull();
  });
});
