/** Mermaid derives its palette by arithmetic, which needs plain numbers: the tokens as the browser resolves them. */
export function diagramColours(scheme: 'light' | 'dark'): Record<string, string | boolean> {
  const ink = createInk();
  return {
    dropShadow: 'none',
    useGradient: false,
    darkMode: scheme === 'dark',
    background: ink('--bg'),
    primaryColor: ink('--accent-soft'),
    primaryTextColor: ink('--text'),
    primaryBorderColor: ink('--accent'),
    secondaryColor: ink('--bg-sunken'),
    tertiaryColor: ink('--bg-bubble'),
    lineColor: ink('--line-strong'),
    textColor: ink('--text'),
    mainBkg: ink('--accent-soft'),
    nodeBorder: ink('--accent'),
    clusterBkg: ink('--bg-sunken'),
    clusterBorder: ink('--line-strong'),
    edgeLabelBackground: ink('--bg'),
    noteBkgColor: ink('--warn-soft'),
    noteTextColor: ink('--text'),
    noteBorderColor: ink('--warn-line'),
    errorBkgColor: ink('--danger-soft'),
    errorTextColor: ink('--danger'),
  };
}

/** Reads a token as `#rrggbb`. */
function createInk(): (token: string) => string {
  const probe = document.body.appendChild(document.createElement('i'));
  return (token) => {
    probe.style.color = `var(${token})`;
    const numbers = /rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(getComputedStyle(probe).color);
    return numbers === null ? '#808080' : `#${numbers.slice(1, 4).map((number) => Number(number).toString(16).padStart(2, '0')).join('')}`;
  };
}
