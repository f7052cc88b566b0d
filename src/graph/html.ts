import { escaped, page } from '../page/index.js'
import type { PlacedPicture } from './layout.js'
import type { Mark } from './picture.js'
import { elementId, svg } from './svg.js'

const style = `
main { display: grid; grid-template-columns: minmax(0, 3fr) minmax(320px, 2fr); height: calc(100vh - 72px); }
@media (max-width: 900px) { main { display: block; height: auto; } }
#picture { overflow: auto; }
#findings { overflow: auto; border-left: 1px solid var(--line); margin: 0; padding: 0; list-style: none; }
#findings li { border-bottom: 1px solid var(--line); border-left: 4px solid transparent; padding: 10px 16px; scroll-margin-top: 8px; }
#findings li.chosen { border-left-color: var(--ink); }
#findings button { margin: 6px 6px 0 0; }
`

const script = `
const choose = number => {
  document.querySelectorAll('.chosen').forEach(element => element.classList.remove('chosen'))
  const entry = document.getElementById('finding-' + number)
  if (!entry) return
  entry.classList.add('chosen')
  for (const id of entry.dataset.about.split(' ')) if (id) document.getElementById(id)?.classList.add('chosen')
  return entry
}
document.getElementById('picture').addEventListener('click', event => {
  const mark = event.target.closest('a.mark')
  if (!mark) return
  event.preventDefault()
  const entry = choose(mark.getAttribute('href').slice('#finding-'.length))
  entry?.scrollIntoView({ block: 'nearest' })
  entry?.focus()
})
document.getElementById('findings').addEventListener('click', event => {
  const button = event.target.closest('button')
  if (!button) return
  choose(button.closest('li').id.slice('finding-'.length))
  document.getElementById(button.dataset.part)?.scrollIntoView({ block: 'center', inline: 'center' })
})
if (location.hash.startsWith('#finding-')) choose(location.hash.slice('#finding-'.length))
`

/** Draws a picture with its findings beside it as one page that needs nothing else, light or dark, with a keyboard or without. */
export function html(picture: PlacedPicture): string {
  const counts = (['error', 'warning', 'info'] as const).map(severity => `${picture.marks.filter(mark => mark.severity === severity).length} ${severity}`)
  return page({
    title: picture.title,
    summary: `${counts.join(', ')}. A number in the picture leads to its finding, a button to the part that it is about.`,
    style,
    script,
    body: `<main>
<div id="picture" tabindex="0" role="region" aria-label="Picture of the cluster">
${svg(picture)}</div>
<ol id="findings" aria-label="Findings">
${picture.marks.map(mark => findingHtml(mark, picture)).join('\n')}
</ol>
</main>`,
  })
}

function findingHtml(mark: Mark, picture: PlacedPicture): string {
  const parts = [...picture.placedBoxes, ...picture.placedLines].filter(({ id }) => mark.about.includes(id))
  const buttons = parts.map(part => `<button type="button" data-part="${elementId(part.id)}">${escaped(part.id)}</button>`)
  return [
    `<li id="finding-${mark.number}" class="${mark.severity}" tabindex="-1" data-about="${parts.map(({ id }) => elementId(id)).join(' ')}">`,
    `<div><span class="severity">${mark.number} ${mark.severity}</span> ${escaped(mark.message)}</div>`,
    `<div class="place">${escaped(mark.place)}</div><div class="code">${escaped(mark.code)}</div>`,
    mark.help === undefined ? '' : `<p class="help">${escaped(mark.help)}</p>`,
    ...buttons,
    '</li>',
  ].join('')
}
