import { ownBrandingFile, readBranding } from './lib/branding.mjs';
import { renderIcons } from './lib/icons.mjs';
import { placesOf } from './lib/places.mjs';
import { say } from './lib/run.mjs';

/** Renders the drawings of `resources` into `resources/icons/`. Run it after changing one; the results are committed. */
const branding = readBranding(ownBrandingFile);
say(`Rendered ${renderIcons(branding, placesOf(branding).icons)} sizes into resources/icons.`);
