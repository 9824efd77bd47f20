/** Marks of Markdown and what is read out for them, in the order they are taken away. */
const marks: readonly (readonly [RegExp, string])[] = [
  // A fence with its language; the code itself is read.
  [/^ {0,3}(```|~~~).*$/gm, ''],
  [/!\[([^\]]*)\]\([^)]*\)/g, '$1'],
  [/\[([^\]]+)\]\([^)]*\)/g, '$1'],
  [/\[\^[^\]]+\]:? ?/g, ''],
  [/^ {0,3}#{1,6} +/gm, ''],
  [/^ {0,3}>+ ?/gm, ''],
  [/^[ \t]*(?:[-*+]|\d+[.)]) +(?:\[[ xX]\] +)?/gm, ''],
  [/^[ |:-]*-[ |:-]*$/gm, ''],
  [/ *\| */g, ', '],
  [/^ {0,3}(?:[-*_] *){3,}$/gm, ''],
  [/(\*\*|__|~~|`+)/g, ''],
  [/(^|[\s(])[*_](\S(?:[^*_\n]*\S)?)[*_](?=$|[\s).,;:!?])/gm, '$1$2'],
  [/^, |, $/gm, ''],
  [/\n{2,}/g, '\n'],
];

/** Longest Markdown that is looked at, in characters. */
const maxLength = 4_000;

/** Markdown as it is read aloud: without its marks and addresses. Not for display: what it makes of odd input is only heard. */
export function spokenText(markdown: string): string {
  return marks.reduce((text, [pattern, spoken]) => text.replace(pattern, spoken), markdown.slice(0, maxLength)).trim();
}
