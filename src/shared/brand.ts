/**
 * What the app is called, wherever a person or another program meets the name: from `resources/branding.json`, or from the brand
 * that is built (docs/branding.md). Nothing else in the source has the name in a string.
 */
import file from '../../resources/branding.json' with { type: 'json' };

/** What pages know of a brand; main knows more of it (`src/main/settings/branding.ts`). */
interface PageBrand {
  name: string;
  command?: string;
  id: string;
  scheme: string;
  accent: { light: string; dark: string };
}

const brand: PageBrand = file;

/** What people read: `Acme Chat`. */
export const appName: string = brand.name;

/** What programs read, in headers, paths, formats and names of files: `acme-chat`. As in `scripts/lib/branding.mjs`. */
export const appSlug: string = brand.command ?? brand.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '');

/** Before the names of environment variables: `ACME_CHAT`. */
export const environmentPrefix: string = appSlug.toUpperCase().replaceAll('-', '_');

/** How people type the name: `acme chat`. */
export const typedName: string = appName.toLowerCase();

/** Reverse-DNS id of the app. */
export const appId: string = brand.id;

/** Scheme of links that open the app. */
export const appScheme: string = brand.scheme;

/** The brand's colour in both schemes, as six hex digits. */
export const appAccent: Readonly<{ light: string; dark: string }> = brand.accent;
