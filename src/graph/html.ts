import { escaped, page } from '../page/index.js'
import type { Mark, Picture } from './picture.js'
import { elementId } from './placed-svg.js'
import { sheetsOf } from './sheets.js'
import { drawn } from './svg.js'

const style = `
body { display: flex; flex-direction: column; height: 100vh; }
main { display: grid; grid-template-columns: minmax(0, 1fr); flex: 1; min-height: 0; }
main.has-findings { grid-template-columns: minmax(0, 1fr) clamp(320px, 30vw, 480px); }
main.is-wide { grid-template-columns: minmax(0, 1fr); } main.is-wide #findings { display: none; }
@media (max-width: 900px) { body { height: auto; } main, main.has-findings { display: block; } }
#view { display: flex; flex-direction: column; min-height: 0; min-width: 0; }
#tools { display: flex; flex-wrap: wrap; gap: 6px; padding: 8px 12px; border-bottom: 1px solid var(--line); }
#tools input { font: inherit; color: inherit; background: var(--box); border: 1px solid var(--line); border-radius: 6px; padding: 1px 8px; width: 14em; max-width: 100%; }
#picture { overflow: auto; flex: 1; min-height: 240px; cursor: grab; touch-action: pan-x pan-y; }
#picture.is-dragged { cursor: grabbing; user-select: none; }
#picture svg { display: block; max-width: none; }
#picture .narrow { display: none; }
@media screen and (max-width: 700px) { #picture .has-narrow { display: none; } #picture .narrow { display: block; } }
#findings { overflow: auto; border-left: 1px solid var(--line); margin: 0; padding: 0; list-style: none; }
#findings > li { border-bottom: 1px solid var(--line); border-left: 4px solid transparent; padding: 10px 16px; scroll-margin-top: 8px; }
#findings > li.chosen { border-left-color: var(--ink); }
#findings button { margin: 6px 6px 0 0; }
#findings p { margin: 4px 0 0; } #findings b { font-weight: 600; }
#findings ul { margin: 4px 0 0; padding-left: 18px; } #findings summary { cursor: pointer; color: var(--soft); }
dialog { max-width: 96vw; max-height: 92vh; overflow: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--paper); color: var(--ink); padding: 8px; }
@media print {
  body { height: auto; } main, main.has-findings { display: block; }
  #tools, header p, dialog, #findings button, #findings .parts { display: none; }
  #picture { overflow: visible; }
  #picture svg { width: 100% !important; height: auto !important; max-height: calc(100vh - 16mm); }
  #findings { break-before: page; border: 0; overflow: visible; } #findings > li { break-inside: avoid; }
}
`

const script = `
const pane = document.getElementById('picture')
const drawings = [...pane.querySelectorAll('svg')]
let drawing, width, height
let scale = 1
const pick = () => {
  const [wide, narrow = wide] = drawings
  drawing = innerWidth > 700 ? wide : narrow
  ;[, , width, height] = drawing.getAttribute('viewBox').split(' ').map(Number)
}
const zoom = (to, at = { x: pane.clientWidth / 2, y: pane.clientHeight / 2 }) => {
  const before = scale
  scale = Math.min(4, Math.max(0.02, to))
  drawing.style.width = width * scale + 'px'
  drawing.style.height = height * scale + 'px'
  pane.scrollLeft = (pane.scrollLeft + at.x) * scale / before - at.x
  pane.scrollTop = (pane.scrollTop + at.y) * scale / before - at.y
}
const fit = () => {
  pick()
  // An overview is read from top to bottom; a picture is seen as a whole.
  const whole = Math.min(pane.clientWidth / width, drawing.classList.contains('overview') ? 1 : Math.max(240, pane.clientHeight) / height)
  zoom(Math.min(1.4, innerWidth < 700 && drawings.length === 1 ? Math.max(0.6, whole) : whole))
}
const tools = { fit, in: () => zoom(scale * 1.25), out: () => zoom(scale / 1.25), findings: () => { document.querySelector('main').classList.toggle('is-wide'); fit() } }
document.getElementById('tools').addEventListener('click', event => {
  const button = event.target.closest('button[data-tool]')
  if (button) tools[button.dataset.tool]()
})
pane.addEventListener('keydown', event => {
  const tool = { '+': 'in', '=': 'in', '-': 'out', '0': 'fit' }[event.key]
  if (tool && !event.ctrlKey && !event.metaKey) { event.preventDefault(); tools[tool]() }
})
pane.addEventListener('wheel', event => {
  if (!event.ctrlKey) return
  event.preventDefault()
  const box = pane.getBoundingClientRect()
  zoom(scale * (event.deltaY < 0 ? 1.15 : 1 / 1.15), { x: event.clientX - box.x, y: event.clientY - box.y })
}, { passive: false })
let drag
pane.addEventListener('pointerdown', event => {
  if (event.pointerType !== 'mouse' || event.button !== 0 || event.target.closest('a')) return
  drag = { x: event.clientX + pane.scrollLeft, y: event.clientY + pane.scrollTop }
})
addEventListener('pointermove', event => {
  if (!drag) return
  pane.classList.add('is-dragged')
  pane.scrollLeft = drag.x - event.clientX
  pane.scrollTop = drag.y - event.clientY
})
addEventListener('pointerup', () => { drag = undefined; pane.classList.remove('is-dragged') })
addEventListener('resize', fit)

const parts = drawings.flatMap(one => [...one.querySelectorAll('g[id^="part-"], a.cell')])
let matches = []
const search = document.getElementById('search')
const find = () => {
  const wanted = search.value.trim().toLowerCase()
  matches = wanted === '' ? [] : parts.filter(part => drawing.contains(part) && part.textContent.toLowerCase().includes(wanted))
  for (const part of parts) part.classList.toggle('dimmed', wanted !== '' && !part.classList.contains('host') && drawing.contains(part) && !matches.includes(part))
  document.getElementById('matches').textContent = wanted === '' ? '' : matches.length + ' found'
}
search.addEventListener('input', find)
search.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || matches.length === 0) return
  const [next] = matches
  matches.push(matches.shift())
  next.scrollIntoView({ block: 'center', inline: 'center' })
})

const choose = number => {
  document.querySelectorAll('.chosen').forEach(element => element.classList.remove('chosen'))
  const entry = document.getElementById('finding-' + number)
  if (!entry) return
  entry.classList.add('chosen')
  for (const id of entry.dataset.about.split(' ')) if (id) document.getElementById(id)?.classList.add('chosen')
  return entry
}
document.addEventListener('click', event => {
  const mark = event.target.closest('a.mark')
  if (mark) {
    event.preventDefault()
    mark.closest('dialog')?.close()
    document.querySelector('main').classList.remove('is-wide')
    const entry = choose(mark.getAttribute('href').slice('#finding-'.length))
    entry?.scrollIntoView({ block: 'nearest' })
    entry?.focus()
    return
  }
  const cell = event.target.closest('a.cell')
  if (cell) {
    event.preventDefault()
    document.getElementById(cell.getAttribute('href').slice(1))?.showModal()
    return
  }
  const button = event.target.closest('#findings button')
  if (button) {
    choose(button.closest('li').id.slice('finding-'.length))
    const part = document.getElementById(button.dataset.part)
    part?.closest('dialog')?.showModal()
    part?.scrollIntoView({ block: 'center', inline: 'center' })
  }
})
fit()
// What would be too small to be read begins at its upper left corner, and is seen as a whole with Fit.
if (scale * 12 < 4) { zoom(0.6); pane.scrollTo(0, 0) }
if (location.hash.startsWith('#finding-')) choose(location.hash.slice('#finding-'.length))
`

/** Draws a picture with its findings beside it as one page that needs nothing else, light or dark, with a keyboard or without. */
export function html(picture: Picture): string {
  const hosts = picture.boxes.filter(({ kind }) => kind === 'host').length
  const drawing = drawn(picture)
  const { details } = drawing
  const sheets = sheetsOf(drawing, hosts)
  const counts = (['error', 'warning', 'info'] as const).map(severity => `${picture.marks.filter(mark => mark.severity === severity).length} ${severity}`)
  const hasFindings = picture.marks.length > 0
  const lead = details.length > 0 ? 'A host leads to its picture.' : hasFindings ? 'A number in the picture leads to its finding, a button to the part that it is about.' : ''
  return page({
    title: picture.title,
    summary: `${hosts === 1 ? '1 host' : `${hosts} hosts`}: ${hasFindings ? counts.join(', ') : 'no findings'}. ${lead}`.trimEnd(),
    style: `${sheets.style}\n${style}`,
    script,
    body: `<main${hasFindings ? ' class="has-findings"' : ''}>
<section id="view" aria-label="Picture">
<div id="tools" role="toolbar" aria-label="View">
<button type="button" data-tool="fit">Fit</button><button type="button" data-tool="in" aria-label="Zoom in">+</button><button type="button" data-tool="out" aria-label="Zoom out">−</button>
${hasFindings ? '<button type="button" data-tool="findings">Findings</button>' : ''}
<input id="search" type="search" placeholder="Search the picture" aria-label="Search the picture"><span id="matches" role="status"></span>
</div>
<div id="picture" tabindex="0" role="region" aria-label="Picture of the cluster">
${details.length === 0 ? sheets.svg : sheets.svg.replace('class="cfgcheck overview"', 'class="cfgcheck overview has-narrow"')}${drawing.narrow === undefined ? '' : drawing.narrow.replace('class="cfgcheck overview"', 'class="cfgcheck overview narrow"')}</div>
</section>
${sheets.html}
${hasFindings ? `<ol id="findings" aria-label="Findings">\n${picture.marks.map(mark => findingHtml(mark, picture)).join('\n')}\n</ol>` : ''}
</main>
${details.map((detail, index) => `<dialog id="shelf-${index + 1}" aria-label="Hosts in full"><form method="dialog"><button>Close</button></form>${detail}</dialog>`).join('\n')}`,
  })
}

function findingHtml(mark: Mark, picture: Picture): string {
  const parts = [...picture.boxes, ...picture.lines].filter(({ id }) => mark.about.includes(id))
  const buttons = parts.map(part => `<button type="button" data-part="${elementId(part.id)}">${escaped(part.id)}</button>`)
  const also = mark.also.map(place => `<li>${escaped(place)}</li>`)
  return [
    `<li id="finding-${mark.number}" class="${mark.severity}" tabindex="-1" data-about="${parts.map(({ id }) => elementId(id)).join(' ')}">`,
    `<div><span class="severity">${mark.number} ${mark.severity}</span> ${escaped(mark.message)}</div>`,
    `<div class="place">${escaped(mark.place)}</div><div class="code">${escaped(mark.rule)}</div>`,
    also.length === 0 ? '' : folded(`<ul class="place">${also.join('')}</ul>`, { count: also.length, most: 4, name: 'more places', style: 'places' }),
    mark.why === undefined ? '' : `<p><b>Why:</b> ${escaped(mark.why)}</p>`,
    mark.help === undefined ? '' : `<p class="help"><b>Do:</b> ${escaped(mark.help)}</p>`,
    folded(buttons.join(''), { count: buttons.length, most: 8, name: 'parts of the picture', style: 'parts' }),
    '</li>',
  ].join('')
}

/** A long list is opened by whoever wants it. */
function folded(
  html: string,
  { count, most, name, style: kind }: { readonly count: number; readonly most: number; readonly name: string; readonly style: string },
): string {
  return count <= most ? html : `<details class="${kind}"><summary>${count} ${name}</summary>${html}</details>`
}
