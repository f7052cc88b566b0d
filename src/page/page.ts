import { colorStyle } from './colors.js'
import { escaped } from './escaped.js'

/** What a page shows. */
export interface PageParts {
  readonly title: string
  /** One line under the title, as text. */
  readonly summary: string
  /** HTML. */
  readonly body: string
  readonly style: string
  readonly script: string
}

const style = `
${colorStyle(':root')}
:root { color-scheme: light dark; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 14px/1.45 system-ui, sans-serif; }
header { padding: 12px 20px; border-bottom: 1px solid var(--line); }
h1 { font-size: 18px; margin: 0; }
header p { margin: 4px 0 0; color: var(--soft); }
.severity { font-weight: 700; } .error .severity { color: var(--error); } .warning .severity { color: var(--warning); } .info .severity { color: var(--info); }
.place, .code { font-family: ui-monospace, monospace; font-size: 12px; color: var(--soft); overflow-wrap: anywhere; }
.help { margin: 4px 0 0; }
button { font: inherit; color: inherit; background: none; border: 1px solid var(--line); border-radius: 6px; padding: 1px 8px; cursor: pointer; }
:focus-visible { outline: 2px solid var(--info); outline-offset: 2px; }
`

/** Writes a page that needs nothing else: no file, no network; light or dark; its policy forbids every request. */
export function page({ title, summary, body, style: own, script }: PageParts): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="icon" href="data:,">
<title>${escaped(title)} – cfgcheck</title>
<style>${style}${own}</style>
</head>
<body>
<header><h1>${escaped(title)}</h1><p>${escaped(summary)}</p></header>
${body}
<script>${script}</script>
</body>
</html>
`
}
