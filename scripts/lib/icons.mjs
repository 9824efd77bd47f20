import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { encodeIcns, encodeIco } from './icon-files.mjs';

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

/**
 * Renders a brand's drawings at every size that a platform asks for.
 * @param folder emptied first
 * @returns how many sizes there are
 */
export function renderIcons({ icon, tray }, folder) {
  const drawn = readFileSync(icon, 'utf8');
  const trayDrawn = readFileSync(tray, 'utf8');
  const render = (svg, size) => new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
  const write = (name, data) => writeFileSync(join(folder, name), data);

  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const images = new Map(sizes.map((size) => [size, render(drawn, size)]));
  for (const [size, png] of images) write(`${size}.png`, png);
  write('icon.ico', encodeIco(images));
  write('icon.icns', encodeIcns(images));

  // macOS tints a template image itself; elsewhere the colour is chosen by the panel's scheme.
  write('trayTemplate.png', render(trayDrawn, 16));
  write('trayTemplate@2x.png', render(trayDrawn, 32));
  write('tray-on-light.png', render(trayDrawn, 32));
  write('tray-on-dark.png', render(trayDrawn.replaceAll('#000', '#fff'), 32));
  return images.size;
}
