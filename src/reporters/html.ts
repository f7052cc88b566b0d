import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js'
import { escaped, page } from '../page/index.js'
import { addTo } from '../text/multimap.js'
import { counted } from '../text/quantity.js'
import { codeFrame } from './code-frame.js'
import { countBySeverity, extentInWords, nothingInWords, onHosts, positionIn, totalsOf } from './report.js'
import type { FrameLine, Report, Reporter } from './report.js'

const style = `
main { max-width: 1100px; margin: 0 auto; padding: 0 20px 40px; }
form { position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; padding: 10px 0; background: var(--paper); border-bottom: 1px solid var(--line); z-index: 1; }
form label { display: inline-flex; gap: 4px; align-items: center; }
select, input[type=search] { font: inherit; color: inherit; background: var(--box); border: 1px solid var(--line); border-radius: 6px; padding: 2px 8px; max-width: 100%; }
#shown { margin-left: auto; color: var(--soft); }
h2 { font: 600 14px ui-monospace, monospace; margin: 24px 0 8px; overflow-wrap: anywhere; }
h2 .host { color: var(--soft); font-weight: 400; }
article { border: 1px solid var(--line); border-left: 4px solid var(--line); border-radius: 6px; padding: 10px 14px; margin: 0 0 10px; scroll-margin-top: 60px; }
article.error { border-left-color: var(--error); } article.warning { border-left-color: var(--warning); } article.info { border-left-color: var(--info); }
article:target { background: var(--shade); }
article h3 { font-size: 14px; font-weight: 400; margin: 0; }
article > .place { margin: 2px 0 0; }
article a { color: inherit; }
pre { font: 12px/1.5 ui-monospace, monospace; background: var(--shade); border-radius: 6px; margin: 8px 0; padding: 8px 10px; overflow-x: auto; tab-size: 4; }
pre .number { color: var(--soft); user-select: none; }
mark { color: inherit; background: none; text-decoration: underline 2px; text-underline-offset: 3px; }
.error mark { text-decoration-color: var(--error); } .warning mark { text-decoration-color: var(--warning); } .info mark { text-decoration-color: var(--info); }
article ul { margin: 6px 0; padding-left: 18px; }
article p { margin: 4px 0 0; } .why { color: var(--soft); }
#none { padding: 24px 0; color: var(--soft); }
[hidden] { display: none !important; }
@media print { form { display: none; } }
`

const script = `
const form = document.querySelector('form')
const articles = [...document.querySelectorAll('article')]
const filter = () => {
  const severities = new Set([...form.querySelectorAll('[name=severity]:checked')].map(box => box.value))
  const { value: rule } = form.elements.rule
  const words = form.elements.words.value.toLowerCase().split(/\\s+/).filter(word => word !== '')
  let shown = 0
  for (const article of articles) {
    const { severity, rule: own } = article.dataset
    const text = words.length === 0 ? '' : article.textContent.toLowerCase() + ' ' + article.parentElement.querySelector('h2').textContent.toLowerCase()
    const isShown = severities.has(severity) && (rule === '' || own === rule) && words.every(word => text.includes(word))
    article.hidden = !isShown
    if (isShown) shown += 1
  }
  for (const section of document.querySelectorAll('main > section')) section.hidden = section.querySelector('article:not([hidden])') === null
  document.getElementById('shown').textContent = shown + ' of ' + articles.length + ' shown'
  document.getElementById('none').hidden = shown > 0
}
form.hidden = false
form.addEventListener('input', filter)
form.addEventListener('reset', () => setTimeout(filter))
form.addEventListener('submit', event => event.preventDefault())
filter()
`

/** One page that needs nothing else: findings by file with their lines, to be filtered by severity, rule and words. */
export const html: Reporter = report => {
  const { diagnostics } = report
  const counts = countBySeverity(diagnostics)
  const totals = totalsOf(report)
  const found = [counted(totals.error, 'error'), counted(totals.warning, 'warning'), counted(totals.info, 'note')].join(', ')
  return page({
    title: 'Findings',
    summary: `${extentInWords(report)}: ${found}`,
    style,
    script,
    body: `<main>
${filterForm(diagnostics, counts)}
${unreadOf(report)}${filesOf(diagnostics).map(([file, own]) => fileSection(report, file, own)).join('\n')}
<p id="none"${diagnostics.length > 0 ? ' hidden' : ''}>${diagnostics.length > 0 ? 'No finding fits.' : nothingIn(report)}</p>
</main>`,
  })
}

/** What was not read, so that nobody takes it for clean. */
function unreadOf({ incomplete = [] }: Report): string {
  return incomplete.length === 0 ? '' : `<div><h2>Not read</h2><ul>${incomplete.map(reason => `<li>${escaped(reason)}</li>`).join('')}</ul></div>\n`
}

function nothingIn(report: Report): string {
  const words = nothingInWords(report) ?? 'nothing was checked'
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

/** Without scripts there is nothing to filter with, and everything is shown. */
function filterForm(diagnostics: readonly Diagnostic[], counts: Readonly<Record<Severity, number>>): string {
  const boxes = (['error', 'warning', 'info'] as const).map(
    severity => `<label class="${severity}"><input type="checkbox" name="severity" value="${severity}" checked> <span class="severity">${severity}</span> ${counts[severity]}</label>`,
  )
  const rules = new Map<string, number>()
  for (const { rule } of diagnostics) rules.set(rule, (rules.get(rule) ?? 0) + 1)
  const options = [...rules].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, count]) => `<option value="${escaped(id)}">${escaped(id)} (${count})</option>`)
  return `<form hidden role="search" aria-label="Filter">
${boxes.join('\n')}
<label>Rule <select name="rule"><option value="">all</option>${options.join('')}</select></label>
<label>Words <input type="search" name="words" autocomplete="off"></label>
<button type="reset">Show all</button>
<output id="shown" aria-live="polite"></output>
</form>`
}

/** The findings of each file; diagnostics come in order of files. */
function filesOf(diagnostics: readonly Diagnostic[]): [file: string, own: Numbered[]][] {
  const files = new Map<string, Numbered[]>()
  for (const [index, diagnostic] of diagnostics.entries()) {
    const entry = { diagnostic, number: index + 1 }
    addTo(files, diagnostic.file, entry)
  }
  return [...files]
}

interface Numbered {
  readonly diagnostic: Diagnostic
  readonly number: number
}

function fileSection(report: Report, file: string, own: readonly Numbered[]): string {
  const host = report.hostOf(file)
  const name = `${escaped(file)}${host === undefined ? '' : ` <span class="host">host ${escaped(host)}</span>`}`
  return `<section>
<h2>${name}</h2>
${own.map(entry => findingArticle(report, entry)).join('\n')}
</section>`
}

function findingArticle(report: Report, { diagnostic, number }: Numbered): string {
  const { file, span, severity, message, rule: id, related, help, fixes } = diagnostic
  const placeOf = (path: string, offset: number): string => {
    const { line, column } = positionIn(report, path, offset)
    return escaped(`${path}:${line}:${column}`)
  }
  const rule = report.rules.get(id)
  const advice = help ?? fixes[0]?.title ?? rule?.do
  const others = related.map(other => `<li><span class="place">${placeOf(other.file, other.span.start)}</span> ${escaped(other.message)}</li>`)
  const frame = codeFrame(report, diagnostic)
  return [
    `<article id="finding-${number}" class="${severity}" data-severity="${severity}" data-rule="${escaped(id)}">`,
    `<h3><span class="severity">${severity}</span> ${escaped(`${message}${onHosts(diagnostic)}`)}</h3>`,
    `<p class="place"><a href="#finding-${number}">${placeOf(file, span.start)}</a> <span class="code">${escaped(id)}</span></p>`,
    frame.length === 0 ? '' : `<pre tabindex="0" aria-label="The place in the file">${frame.map(frameLine).join('\n')}</pre>`,
    others.length === 0 ? '' : `<ul>${others.join('')}</ul>`,
    rule === undefined ? '' : `<p class="why">${escaped(rule.why)}</p>`,
    advice === undefined ? '' : `<p class="help">${escaped(advice)}</p>`,
    '</article>',
  ].join('')
}

function frameLine({ number, text, marked }: FrameLine): string {
  const lead = `<span class="number">${String(number).padStart(4)}  </span>`
  if (marked === undefined) return lead + escaped(text)
  const inner = text.slice(marked.start, marked.end)
  // A place past the end of the line still shows as one blank.
  return `${lead}${escaped(text.slice(0, marked.start))}<mark>${inner === '' ? ' ' : escaped(inner)}</mark>${escaped(text.slice(marked.end))}`
}
