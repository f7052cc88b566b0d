import { colorStyle, escaped } from '../src/page/index.js'
import { chapters } from './contents.js'
import type { Page } from './page.js'
import { beginning, wayFrom } from './page.js'

/** The style of all pages; one file beside them. */
export const style = `${colorStyle(':root')}
:root { color-scheme: light dark; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
a { color: var(--info); }
:focus-visible { outline: 2px solid var(--info); outline-offset: 2px; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 8px; top: 8px; background: var(--paper); padding: 4px 8px; }
header { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; padding: 12px 20px; border-bottom: 1px solid var(--line); }
header > a { font-weight: 700; color: var(--ink); text-decoration: none; }
.search { position: relative; flex: 1 1 240px; max-width: 560px; }
.search input { width: 100%; font: inherit; color: inherit; background: var(--box); border: 1px solid var(--soft); border-radius: 6px; padding: 4px 10px; }
.search ol { position: absolute; z-index: 1; left: 0; right: 0; margin: 4px 0 0; padding: 4px; list-style: none; background: var(--box); border: 1px solid var(--line); border-radius: 6px; max-height: 70vh; overflow: auto; }
.search ol:empty { display: none; }
.search li a { display: block; padding: 4px 8px; color: var(--ink); text-decoration: none; border-radius: 4px; } .search li a:hover, .search li a:focus { background: var(--shade); }
.search li span { display: block; color: var(--soft); font-size: 13px; }
.columns { display: grid; grid-template-columns: 220px minmax(0, 1fr); }
nav { padding: 16px 20px; border-right: 1px solid var(--line); font-size: 14px; }
nav strong { display: block; font-size: 13px; margin: 14px 0 4px; color: var(--soft); } nav ul { margin: 0; padding: 0; list-style: none; } nav li { margin: 3px 0; }
nav a { color: var(--ink); text-decoration: none; } nav a:hover { text-decoration: underline; } nav a[aria-current] { font-weight: 700; }
main { padding: 16px 28px 64px; max-width: 980px; overflow-wrap: break-word; }
h1 { font-size: 28px; line-height: 1.2; } h2 { font-size: 20px; margin-top: 32px; } h3 { font-size: 16px; margin-bottom: 4px; }
img { max-width: 100%; height: auto; }
code, pre { font-family: ui-monospace, monospace; font-size: 14px; } code { background: var(--shade); padding: 1px 4px; border-radius: 4px; }
pre { background: var(--shade); border: 1px solid var(--line); border-radius: 6px; padding: 10px 14px; overflow-x: auto; } pre code { padding: 0; background: none; }
.wide { overflow-x: auto; } table { border-collapse: collapse; } th, td { border: 1px solid var(--line); padding: 4px 8px; text-align: left; vertical-align: top; }
.error { color: var(--error); } .warning { color: var(--warning); } .info { color: var(--info); } .soft { color: var(--soft); font-weight: 400; font-size: 14px; }
dl { display: grid; grid-template-columns: minmax(90px, max-content) minmax(0, 1fr); gap: 2px 16px; } dt { color: var(--soft); } dd { margin: 0; }
.entry { border-top: 1px solid var(--line); } .entry h3 a, .entry h2 a { color: var(--ink); text-decoration: none; } .entry p { margin: 4px 0; } .entry:target, .entry:has(> :target) { background: var(--shade); }
@media (max-width: 760px) { .columns { grid-template-columns: minmax(0, 1fr); } nav { border-right: 0; border-top: 1px solid var(--line); order: 2; } main { padding: 12px 16px 40px; } dl { grid-template-columns: minmax(0, 1fr); } dt { margin-top: 6px; } }
`

/** Puts a page into the frame of the site. It needs no server: its scripts are plain ones, which browsers also take from files. */
export function framed({ to, title, summary, body }: Page): string {
  const policy = "default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src 'self' file: data:"
  const parts = chapters.map(chapter => `<strong>${chapter.title}</strong><ul>${chapter.pages.map(page => `<li><a href="${wayFrom(to, page.to)}"${page.to === to ? ' aria-current="page"' : ''}>${escaped(page.title)}</a></li>`).join('')}</ul>`)
  return `${beginning({ policy, summary })}
<link rel="stylesheet" href="${wayFrom(to, 'assets/site.css')}">
<title>${escaped(title)}${title === 'cfgcheck' ? '' : ' – cfgcheck'}</title>
</head>
<body data-top="${wayFrom(to, '')}">
<a class="skip" href="#main">To the text</a>
<header><a href="${wayFrom(to, 'index.html')}">cfgcheck</a><form class="search" role="search"><input type="search" aria-label="Search options, rules and pages" placeholder="Search options, rules, pages" autocomplete="off"><ol aria-label="What was found" aria-live="polite"></ol></form></header>
<div class="columns">
<nav aria-label="Pages">${parts.join('')}</nav>
<main id="main">
${body}
</main>
</div>
<script src="${wayFrom(to, 'assets/search.js')}" defer></script>
</body>
</html>
`
}
