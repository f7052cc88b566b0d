/** The colours of everything that is drawn: pages and pictures, by day and by night. */
const colors: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  paper: ['#ffffff', '#0d1117'],
  ink: ['#1f2328', '#e6edf3'],
  soft: ['#59636e', '#9198a1'],
  line: ['#d1d9e0', '#3d444d'],
  shade: ['#f6f8fa', '#151b23'],
  box: ['#ffffff', '#212830'],
  error: ['#c4262e', '#ff7b72'],
  warning: ['#9a6700', '#d29922'],
  info: ['#0550ae', '#79c0ff'],
}

/** Declares the colours as CSS variables (`--ink`) below a selector, following the reader's light or dark setting. */
export function colorStyle(selector: string): string {
  const declare = (index: 0 | 1): string => Object.entries(colors).map(([name, pair]) => `--${name}: ${pair[index]};`).join(' ')
  return `${selector} { ${declare(0)} }
@media (prefers-color-scheme: dark) { ${selector} { ${declare(1)} } }
`
}
