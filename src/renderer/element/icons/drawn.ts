import { createLucideIcon } from 'lucide-react';

/** Names of §4.7 that Lucide has no drawing for, on its grid of 24 and with its stroke. */

export const BookClock = createLucideIcon('book-clock', [
  ['path', { d: 'M20 7V3a1 1 0 0 0-1-1H6.5A2.5 2.5 0 0 0 4 4.5v15A2.5 2.5 0 0 0 6.5 22H8', key: 'cover' }],
  ['circle', { cx: '16', cy: '16', r: '6', key: 'face' }],
  ['path', { d: 'M16 14v2.2l1.6 1', key: 'hands' }],
]);

export const Wreath = createLucideIcon('wreath', [
  ['path', { d: 'M10.5 21.5C6 20 3.5 16.5 3.5 12c0-3.5 1.2-6.5 3.5-9', key: 'left' }],
  ['path', { d: 'M13.5 21.5c4.5-1.5 7-5 7-9.5 0-3.5-1.2-6.5-3.5-9', key: 'right' }],
  ['path', { d: 'M4.1 8.6c2.2.2 3.6 1.5 3.9 3.7', key: 'leaf-1' }],
  ['path', { d: 'M3.9 14c2.2-.3 3.9.6 4.8 2.6', key: 'leaf-2' }],
  ['path', { d: 'M19.9 8.6c-2.2.2-3.6 1.5-3.9 3.7', key: 'leaf-3' }],
  ['path', { d: 'M20.1 14c-2.2-.3-3.9.6-4.8 2.6', key: 'leaf-4' }],
]);

/** The tick is a hole, so that it shows whatever is behind. */
export const FilledCheck = createLucideIcon('filled-check', [
  ['path', {
    d: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm4.7 7.7-5.6 5.6a1 1 0 0 1-1.4 0l-2.4-2.4a1 1 0 0 1 1.4-1.4l1.7 1.7 4.9-4.9a1 1 0 0 1 1.4 1.4z',
    fill: 'currentColor', stroke: 'none', key: 'face',
  }],
]);

export const FilledStar = createLucideIcon('filled-star', [
  ['path', { d: 'm12 2.5 2.9 6 6.6.9-4.8 4.6 1.2 6.5-5.9-3.1-5.9 3.1 1.2-6.5L2.5 9.4l6.6-.9z', fill: 'currentColor', key: 'shape' }],
]);

export const Bullet = createLucideIcon('bullet', [['circle', { cx: '12', cy: '12', r: '4', fill: 'currentColor', stroke: 'none', key: 'dot' }]]);
