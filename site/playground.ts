import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build as bundle } from 'esbuild'

import { bundledPackages, thirdPartyText } from '../packaging/third-party.js'
import { builtinLanguages } from '../src/languages/builtin.js'
import { colorStyle } from '../src/page/index.js'
import { beginning } from './page.js'
import type { Page } from './page.js'

/** What the search and the navigation know of the playground, which has a frame of its own. */
export const playgroundEntry: Page = { to: 'playground.html', title: 'Playground', summary: 'A cluster of two hosts to try cfgcheck on, in this browser alone', body: '' }

const style = `${colorStyle(':root')}
:root { color-scheme: light dark; }
* { box-sizing: border-box; }
[hidden] { display: none !important; } main { display: contents; }
body { margin: 0; height: 100vh; display: grid; grid-template: 'head head' auto 'tabs views' auto 'editor panel' minmax(0, 1fr) 'foot foot' auto / minmax(0, 3fr) minmax(0, 2fr); background: var(--paper); color: var(--ink); font: 15px/1.45 system-ui, sans-serif; }
:focus-visible { outline: 2px solid var(--info); outline-offset: -2px; }
header { grid-area: head; display: flex; flex-wrap: wrap; gap: 6px 10px; align-items: center; padding: 8px 14px; border-bottom: 1px solid var(--line); }
header h1 { font-size: 17px; margin: 0 8px 0 0; } header h1 a { color: var(--ink); text-decoration: none; }
button, select, .button { font: inherit; font-size: 14px; color: inherit; background: var(--box); border: 1px solid var(--line); border-radius: 6px; padding: 3px 10px; cursor: pointer; }
button:hover, .button:hover { background: var(--shade); }
.button:focus-within { outline: 2px solid var(--info); } .button input { position: absolute; opacity: 0; width: 1px; height: 1px; }
label { font-size: 14px; color: var(--soft); } label select { color: var(--ink); }
[role=tablist] { display: flex; overflow-x: auto; background: var(--shade); border-bottom: 1px solid var(--line); }
[role=tab] { border: 0; border-radius: 0; border-right: 1px solid var(--line); background: none; padding: 6px 12px; white-space: nowrap; color: var(--soft); }
[role=tab][aria-selected=true] { background: var(--box); color: var(--ink); box-shadow: inset 0 -2px var(--info); }
#tabs [role=tab] span:first-child { color: var(--soft); }
#views { grid-area: views; }
#editor { grid-area: editor; min-height: 0; overflow: hidden; border-right: 1px solid var(--line); }
#panel { grid-area: panel; min-height: 0; overflow: auto; }
#tabs { grid-area: tabs; border-right: 1px solid var(--line); }
#empty { padding: 14px; }
#count { color: var(--soft); font-size: 14px; margin: 0; padding: 8px 14px; }
#findings { list-style: none; margin: 0; padding: 0; }
#findings li { display: flex; gap: 8px; align-items: start; border-bottom: 1px solid var(--line); border-left: 4px solid var(--info); padding: 4px 10px 6px 6px; }
#findings li.error { border-left-color: var(--error); } #findings li.warning { border-left-color: var(--warning); }
.finding { flex: 1; min-width: 0; padding: 3px 6px; overflow-wrap: anywhere; }
.place { display: block; border: 0; background: none; padding: 1px 0; color: var(--info); font: 13px/1.5 ui-monospace, monospace; text-align: left; overflow-wrap: anywhere; }
.error { color: var(--error); } .warning { color: var(--warning); } .info { color: var(--info); } #findings li { color: var(--ink); }
#picture-view { padding: 12px; } #picture { max-width: 100%; height: auto; display: block; }
#stories { margin: 0; padding: 12px 14px; white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/1.5 ui-monospace, monospace; }
footer a { color: inherit; } footer { grid-area: foot; border-top: 1px solid var(--line); padding: 5px 14px; font-size: 13px; color: var(--soft); display: flex; flex-wrap: wrap; gap: 2px 16px; }
#said { color: var(--ink); }
dialog { color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 8px; max-width: min(96vw, 44em); } dialog ul { list-style: none; padding: 0; } dialog li { margin: 6px 0; } dialog li button { text-align: left; width: 100%; }
.word-keyword, .word-macro { color: var(--error); } .word-property { color: var(--info); } .word-number, .word-enumMember { color: var(--warning); } .word-comment { color: var(--soft); } .word-namespace, .word-class { font-weight: 600; } .word-function { color: var(--info); font-weight: 600; } .is-deprecated { text-decoration: line-through; }
@media (max-width: 760px) {
  body { height: auto; min-height: 100vh; grid-template: 'head' auto 'tabs' auto 'editor' 55vh 'views' auto 'panel' minmax(40vh, auto) 'foot' auto / minmax(0, 1fr); }
  #editor, #tabs { border-right: 0; } #editor { border-bottom: 1px solid var(--line); }
  #panel { overflow: visible; }
}
`

/** Writes the page of the playground. Nothing is loaded after the page, and its policy lets nothing out. */
export function playgroundHtml(): string {
  const policy = "default-src 'none'; style-src 'self' file: 'unsafe-inline'; script-src 'self' file:; worker-src 'self' blob:; img-src blob: data:; form-action 'none'; base-uri 'none'"
  const view = (id: string, title: string, isChosen: boolean): string => `<button type="button" role="tab" id="${id}-tab" aria-controls="${id}-view" aria-selected="${isChosen}" tabindex="${isChosen ? 0 : -1}">${title}</button>`
  return `${beginning({ policy, summary: playgroundEntry.summary })}
<title>Playground – cfgcheck</title>
<style>${style}</style>
</head>
<body>
<header>
<h1><a href="index.html">cfgcheck</a> playground</h1>
<label><span id="software">Release</span> <select id="release"></select></label>
<button type="button" id="format">Format</button>
<button type="button" id="fix-all">Fix what is safe</button>
<label class="button">Open an archive<input type="file" id="choose-archive" accept=".tar,.tgz,.gz" aria-label="Open a tar archive"></label>
<label class="button">Open a folder<input type="file" id="choose-folder" webkitdirectory aria-label="Open a folder"></label>
<button type="button" id="link">Make a link</button>
<button type="button" id="example">The example again</button>
</header>
<main>
<div id="tabs" role="tablist" aria-label="Files"></div>
<div id="editor"><p id="empty" hidden>No file among them has a language that cfgcheck knows.</p></div>
<div id="views" role="tablist" aria-label="What is known of them">${view('findings', 'Findings', true)}${view('picture', 'Picture', false)}${view('stories', 'If something fails', false)}</div>
<section id="panel" aria-label="What is known of the files" tabindex="0">
<section id="findings-view" role="tabpanel" aria-labelledby="findings-tab"><p id="count"></p><ol id="findings"></ol></section>
<section id="picture-view" role="tabpanel" aria-labelledby="picture-tab" hidden><img id="picture" alt="Picture of the cluster with its findings" hidden><p id="no-picture">These files belong to no cluster that could be drawn.</p></section>
<section id="stories-view" role="tabpanel" aria-labelledby="stories-tab" hidden><pre id="stories"></pre></section>
</section>
</main>
<footer><a href="assets/playground-licenses.txt">Licences</a><span>Nothing leaves this browser. Drop a folder of hosts, or a tar archive. Ctrl-. offers fixes; Escape and Tab leave the editor.</span><span id="said" role="status"></span></footer>
<dialog id="fixes" aria-label="Fixes"><p id="no-fixes">There is no fix for this.</p><ul id="fix-list"></ul><form method="dialog"><button>Close</button></form></dialog>
<script src="assets/playground-server.js" defer></script>
<script src="assets/playground.js" defer></script>
</body>
</html>
`
}

/** Bundles the scripts: the page, and the server with all languages as a text that the page makes a worker of. */
export async function buildPlayground(folder: string): Promise<void> {
  const software = new Map<string, { family: string; name: string; targets: readonly string[]; languages: string[] }>()
  for (const { id, targetFamily, softwareName, load } of builtinLanguages) {
    const known = software.get(targetFamily)
    if (known === undefined) software.set(targetFamily, { family: targetFamily, name: softwareName, targets: (await load()).targets, languages: [id] })
    else known.languages.push(id)
  }
  const shared = { bundle: true, minify: true, format: 'iife', target: 'es2022', logLevel: 'error' } as const
  await bundle({ ...shared, entryPoints: ['site/browser/playground/main.ts'], define: { cfgcheckSoftware: JSON.stringify([...software.values()]) }, outfile: join(folder, 'playground.js') })
  const { outputFiles: [worker] } = await bundle({ ...shared, entryPoints: ['site/browser/playground/worker.ts'], write: false })
  writeFileSync(join(folder, 'playground-licenses.txt'), thirdPartyText(await bundledPackages(['site/browser/playground/main.ts', 'site/browser/playground/worker.ts'], { platform: 'browser' })))
  writeFileSync(join(folder, 'playground-server.js'), `globalThis.cfgcheckServer = ${JSON.stringify(worker?.text ?? '')}\n`)
}
