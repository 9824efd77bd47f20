import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createNearby } from '../../../../../src/renderer/element/hooks/nearby.ts';
import type { Nearby } from '../../../../../src/renderer/element/hooks/nearby.ts';
import { nextFirst } from '../../../../../src/renderer/element/hooks/use-window.ts';

type Entry = Pick<IntersectionObserverEntry, 'target' | 'isIntersecting' | 'boundingClientRect' | 'rootBounds'>;

let report: (entries: Entry[]) => void;
let frames: (() => void)[];
let nearby: Nearby;
const disconnected = vi.fn();

beforeEach(() => {
  frames = [];
  vi.stubGlobal('IntersectionObserver', class {
    disconnect = disconnected;
    constructor(callback: (entries: Entry[]) => void) {
      report = callback;
    }
    observe(): void {}
    unobserve(): void {}
  });
  nearby = createNearby(() => null, (run) => {
    frames.push(run);
    return () => frames.splice(frames.indexOf(run), 1);
  });
});
afterEach(() => vi.unstubAllGlobals());

const element = (name: string): Element => ({ name }) as unknown as Element;
const at = (target: Element, top: number, isIntersecting: boolean): Entry =>
  ({ target, isIntersecting, boundingClientRect: { top, bottom: top + 100 } as DOMRectReadOnly, rootBounds: { top: -1_000, bottom: 2_000 } as DOMRectReadOnly });

describe('what is near', () => {
  it('goes at once and comes back one in a frame, the nearest first', () => {
    const told: string[] = [];
    const parts = ['a', 'b', 'c'].map((name) => ({ name, element: element(name) }));
    for (const part of parts) nearby.watch(part.element, true, (near) => told.push(`${part.name} ${near}`));
    report(parts.map((part) => at(part.element, 9_000, false)));
    expect(told.splice(0)).toEqual(['a false', 'b false', 'c false']);
    report([at(parts[0]!.element, -900, true), at(parts[1]!.element, 500, true), at(parts[2]!.element, 1_200, true)]);
    expect(told).toEqual(['b true']);
    while (frames.length > 0) frames.shift()?.();
    expect(told).toEqual(['b true', 'c true', 'a true']);
  });

  it('is not told of what has gone by again before its turn, nor of what holds already', () => {
    const told: string[] = [];
    const [a, b] = [element('a'), element('b')];
    nearby.watch(a, false, (near) => told.push(`a ${near}`));
    nearby.watch(b, false, (near) => told.push(`b ${near}`));
    report([at(a, 0, true), at(b, 1_500, true)]);
    report([at(b, 5_000, false), at(a, 0, true)]);
    while (frames.length > 0) frames.shift()?.();
    expect(told).toEqual(['a true']);
  });

  it('lets go of everything with the last one', () => {
    disconnected.mockClear();
    const stops = [element('a'), element('b')].map((one) => nearby.watch(one, false, () => undefined));
    report([at(element('x'), 0, true)]);
    stops[0]?.();
    expect(disconnected).not.toHaveBeenCalled();
    stops[1]?.();
    expect([disconnected.mock.calls.length, frames.length]).toEqual([1, 0]);
  });
});

describe('one step up', () => {
  const turns = (...weights: number[]) => weights.map((weight, index) => ({ key: `t${index}`, weight }));

  it('takes as many turns as a frame can draw, and one at least', () => {
    expect(nextFirst(turns(...Array.from({ length: 100 }, () => 10)), 100)).toBe(84);
    expect(nextFirst(turns(1, 1, 4_000, 4_000, 1), 5)).toBe(2);
    expect(nextFirst(turns(1, 100_000, 100_000), 3)).toBe(2);
    expect(nextFirst(turns(1, 1), 2)).toBe(0);
    expect(nextFirst([], 0)).toBe(0);
  });
});
