import { evil, run, vectors, type Vector } from './vector.ts';

const commands: Readonly<Record<string, string>> = {
  href: `\\href{javascript:${run}}{x}`,
  'href to the web': `\\href{https://${evil}}{x}`,
  url: `\\url{javascript:${run}}`,
  includegraphics: `\\includegraphics[width=9em]{https://${evil}/x.png}`,
  htmlClass: '\\htmlClass{composer}{x}',
  htmlId: '\\htmlId{root}{x}',
  htmlStyle: `\\htmlStyle{background:url(https://${evil}/x.png)}{x}`,
  htmlData: '\\htmlData{tip=x}{y}',
  'a colour that is none': `\\color{url(https://${evil})}x`,
  'a colour box': `\\colorbox{red;position:fixed}{x}`,
  'a macro of itself': '\\def\\x{\\x}\\x',
  'a macro that doubles': '\\def\\a{xx}\\def\\b{\\a\\a}\\def\\c{\\b\\b}\\def\\d{\\c\\c}\\def\\e{\\d\\d}\\def\\f{\\e\\e\\e\\e\\e\\e\\e\\e\\e\\e\\e\\e\\e\\e\\e\\e}\\f',
  'a macro over others': '\\renewcommand{\\frac}{\\href{javascript:alert(1)}{x}}\\frac12',
  'a macro for all': '\\gdef\\sin{\\href{javascript:alert(1)}{x}}\\sin',
  'a huge rule': '\\rule{99999em}{99999em}',
  'a huge kern': '\\kern-9999em x',
  'a huge raise': '\\raisebox{9999em}{x}',
  'markup as text': `\\text{<img src=x onerror=${run}>}`,
  'markup verbatim': `\\verb|<script>${run}</script>|`,
  'a character beyond': '\\char"110000 \\char"202E',
  'an override': '\\text{\u202eabc}',
  'deep braces': `${'{'.repeat(900)}x${'}'.repeat(900)}`,
  'deep fractions': `${'\\frac{1}{'.repeat(300)}x${'}'.repeat(300)}`,
  'deep roots': `${'\\sqrt{'.repeat(400)}x${'}'.repeat(400)}`,
  'deep brackets': `${'\\left('.repeat(300)}x${'\\right)'.repeat(300)}`,
  'a huge matrix': `\\begin{matrix}${'a&'.repeat(1_900)}\\end{matrix}`,
  'an open environment': '\\begin{align} x',
  'a wrong environment': '\\begin{document}\\input{/etc/passwd}\\end{document}',
  'an unknown command': `\\write18{${run}}`,
  'a chemist': `\\ce{${'A->'.repeat(1_000)}}`,
};

/** KaTeX commands that link, load, style, expand or nest, in each way to write a formula. */
export const formulas: Vector[] = [
  ...vectors('formula', Object.fromEntries(Object.entries(commands).map(([name, tex]) => [name, `$$\n${tex}\n$$`]))),
  ...vectors('inline formula', Object.fromEntries(Object.entries(commands).map(([name, tex]) => [name, `so $${tex}$ it is`]))),
  ...vectors('bracket formula', Object.fromEntries(Object.entries(commands).map(([name, tex]) => [name, `\\[ ${tex} \\]`]))),
];
