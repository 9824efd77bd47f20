/**
 * Code whose characters all fit into a byte each: V8 keeps the whole text of a module for as long as it runs, and one character beyond
 * Latin-1 anywhere, a typographic quote, has it take two bytes for each. At rest that was 4 MiB of all processes together.
 */
export function oneByte() {
  return {
    name: 'one-byte',
    generateBundle(_options, bundle) {
      // Here, after it was made small: that writes escapes out again.
      for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = escapeWide(file.code);
    },
  };
}

const wide = /(\\*)([\u0100-\uffff])/g;

/**
 * Writes what takes more than a byte as an escape, which means the same in strings, templates, patterns and names; not in the raw text
 * of a tagged template, of which bundles have none with such characters. Code that would become longer than it is wide is left as it is.
 */
export function escapeWide(code) {
  const count = code.match(wide)?.length ?? 0;
  if (count * 5 >= code.length) return code;
  // After an odd number of backslashes there is one already that belongs to the character.
  return code.replace(wide, (_all, slashes, character) => `${slashes}${slashes.length % 2 === 0 ? '\\' : ''}u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
