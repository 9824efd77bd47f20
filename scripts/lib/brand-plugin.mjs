import { dirname, normalize, relative } from 'node:path';
import { accentTones } from '../../src/shared/accent-tones.ts';
import { ownBrandingFile, shippedBranding } from './branding.mjs';

/**
 * Vite plugin: whoever imports `resources/branding.json` gets the brand that is built, and of it only what is shipped; a page only
 * what pages show.
 */
export function brandPlugin(branding, { page }) {
  return {
    name: 'brand',
    enforce: 'pre',
    load: {
      filter: { id: /branding\.json$/ },
      handler(id) {
        return normalize(id) === ownBrandingFile ? JSON.stringify(shippedBranding(branding, page)) : undefined;
      },
    },
    // The tokens are drawn by hand for our own colour; another's are worked out as for a colour of the system.
    transform: {
      filter: { id: /styles[\\/]tokens\.css/ },
      handler: (css) => (branding.isOwn ? undefined : withAccent(css, branding.accent)),
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (html, { filename }) => html.replaceAll('%APP_NAME%', escapeHtml(branding.name)).replaceAll('%APP_ICON%', relative(dirname(filename), branding.icon).replaceAll('\\', '/')),
    },
  };
}

function withAccent(css, { light, dark }) {
  return Object.entries(accentTones(light, dark)).reduce((text, [name, value]) => text.replace(new RegExp(`${name}: light-dark\\([^;]+;`), `${name}: ${value};`), css);
}

function escapeHtml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
