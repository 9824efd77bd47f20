import { evil, run, vectors } from './vector.ts';

const fenced = (source: string): string => `\`\`\`mermaid\n${source}\n\`\`\``;

/** Mermaid text that links, loads, runs or never ends. It is code until somebody asks for the drawing. */
export const diagrams = vectors('diagram', {
  'a click that runs': fenced(`flowchart LR\nA-->B\nclick A call alert(1)`),
  'a click on a script address': fenced(`flowchart LR\nA-->B\nclick A href "javascript:${run}"`),
  'a click on the web': fenced(`flowchart LR\nA-->B\nclick A "https://${evil}" _self`),
  'a directive that loosens': fenced(`%%{init: {"securityLevel": "loose", "htmlLabels": true}}%%\nflowchart LR\nA["<img src=x onerror=${run}>"]-->B\nclick A call alert(1)`),
  'a front matter that loosens': fenced(`---\nconfig:\n  securityLevel: loose\n  htmlLabels: true\n---\nflowchart LR\nA["<iframe src=javascript:${run}>"]`),
  'a label with markup': fenced(`flowchart LR\nA["<img src=x onerror=${run}>"] --> B["<script>${run}</script>"]`),
  'a theme with CSS': fenced(`%%{init: {"themeCSS": "* { background: url(https://${evil}/x.png) }"}}%%\nflowchart LR\nA-->B`),
  'a font from afar': fenced(`%%{init: {"fontFamily": "x; } @import url(https://${evil}/x.css); a {"}}%%\nflowchart LR\nA-->B`),
  'a theme variable with CSS': fenced(`%%{init: {"theme":"base","themeVariables": {"primaryColor": "red;} * {background:url(https://${evil}/x.png)"}}}%%\nflowchart LR\nA-->B`),
  'a class with CSS': fenced(`flowchart LR\nA-->B\nclassDef x fill:url(https://${evil}/x.svg)\nclass A x`),
  'a style with CSS': fenced(`flowchart LR\nA-->B\nstyle A fill:red,background:url(https://${evil}/x.png)`),
  'an image shape': fenced(`flowchart LR\nA@{ img: "https://${evil}/x.png", label: "x" }`),
  'an icon shape': fenced(`flowchart LR\nA@{ icon: "fa:https://${evil}", label: "x" }`),
  'a link in a class diagram': fenced(`classDiagram\nclass A\nlink A "javascript:${run}" "tip"`),
  'a callback in a class diagram': fenced('classDiagram\nclass A\ncallback A "alert" "tip"'),
  'a link in a Gantt chart': fenced(`gantt\nsection s\ntask :a1, 2020-01-01, 3d\nclick a1 href "javascript:${run}"`),
  'a link in a sequence': fenced(`sequenceDiagram\nparticipant A\nlinks A: {"x": "javascript:${run}"}\nA->>A: x`),
  'markup in a sequence': fenced(`sequenceDiagram\nA->>B: <svg onload=${run}>`),
  'a formula in a label': fenced(`flowchart LR\nA["$$\\href{javascript:${run}}{x}$$"]`),
  'a prototype in a directive': fenced('%%{init: {"__proto__": {"x": 1}, "constructor": {"prototype": {"y": 1}}}}%%\nflowchart LR\nA-->B'),
  'many edges': fenced(`flowchart LR\n${Array.from({ length: 600 }, (_, at) => `A${at}-->A${at + 1}`).join('\n')}`),
  'far too long': fenced(`flowchart LR\n${'A-->B\n'.repeat(20_000)}`),
  'no diagram at all': fenced(`<script>${run}</script>`),
  'deep nesting': fenced(`flowchart LR\n${'subgraph a\n'.repeat(500)}A-->B\n${'end\n'.repeat(500)}`),
  'a language that looks like it': `\`\`\`mermaid<img src=x onerror=${run}>\nflowchart LR\nA-->B\n\`\`\``,
});
