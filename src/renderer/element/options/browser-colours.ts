import { parseColour } from '../../../shared/colours.ts';
import type { ReadColour } from './palette.ts';

/** Reads every CSS colour that the browser knows, names and wide gamuts included, as the nearest sRGB one. */
export function browserColours(page: Document): ReadColour {
  let canvas: CanvasRenderingContext2D | null | undefined;

  return (text) => {
    const plain = parseColour(text);
    if (plain !== undefined) return plain;
    canvas ??= page.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (canvas === null) return undefined;
    // What is no colour leaves the fill as it was.
    const fills = ['#000000', '#ffffff'].map((before) => {
      if (canvas == null) return '';
      canvas.fillStyle = before;
      canvas.fillStyle = text;
      return canvas.fillStyle;
    });
    if (fills[0] !== fills[1]) return undefined;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return [red / 255, green / 255, blue / 255];
  };
}
