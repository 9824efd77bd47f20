import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import { encodeIcns, encodeIco } from './lib/icon-files.mjs';
import { at } from './lib/paths.mjs';
import { say } from './lib/run.mjs';

/** Renders `resources/icon.svg` and `resources/tray.svg` into `resources/icons/`. Run it after changing a drawing; the results are committed. */
const folder = at('resources', 'icons');
const icon = readFileSync(at('resources', 'icon.svg'), 'utf8');
const tray = readFileSync(at('resources', 'tray.svg'), 'utf8');

const render = (svg, size) => new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
const write = (name, data) => writeFileSync(`${folder}/${name}`, data);

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
const images = new Map([16, 24, 32, 48, 64, 128, 256, 512, 1024].map((size) => [size, render(icon, size)]));
for (const [size, png] of images) write(`${size}.png`, png);
write('icon.ico', encodeIco(images));
write('icon.icns', encodeIcns(images));

// macOS tints a template image itself; elsewhere the colour is chosen by the panel's scheme.
write('trayTemplate.png', render(tray, 16));
write('trayTemplate@2x.png', render(tray, 32));
write('tray-on-light.png', render(tray, 32));
write('tray-on-dark.png', render(tray.replaceAll('#000', '#fff'), 32));
say(`Rendered ${images.size} sizes into resources/icons.`);
