/** Markdown as a reader sees it, roughly: signs of emphasis, links and headings go, code stays. Linear in the length. */
export function stripMarkdown(markdown: string): string {
  if (!/[`*_#[\]|>~]/.test(markdown)) return markdown;
  return markdown
    .replace(/^ {0,3}(?:`{3,}|~{3,})[^\n]*$/gm, '')
    .replace(/^ {0,3}(?:#{1,6} +|> ?)/gm, '')
    .replace(/^ {0,6}\|?(?: *:?-{3,}:? *\|?)+ *$/gm, '')
    .replace(/^( {0,12})[-*+] +(?:\[[ xX]\] +)?/gm, '$1')
    .replace(/!?\[([^[\]\n]{0,500})\]\([^()\s]{0,2000}(?: "[^"\n]{0,200}")?\)/g, '$1')
    .replace(/(\*{1,3}|_{2,3}|~~)(?=\S)/g, '')
    .replace(/(?<=\S)(?:\*{1,3}|_{2,3}|~~)/g, '')
    .replace(/(?<![\p{L}\p{N}])_(?=\S)|(?<=\S)_(?![\p{L}\p{N}])/gu, '')
    .replace(/[`|]/g, ' ');
}

/** Whether there is a block or a span of code. */
export function hasCode(markdown: string): boolean {
  return /^ {0,3}(?:`{3,}|~{3,})/m.test(markdown) || /`[^`\n]+`/.test(markdown);
}
