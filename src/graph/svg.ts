import { colorStyle, escaped } from '../page/index.js'
import { characterWidth, lineHeight, mostMarks } from './layout.js'
import type { PlacedBox, PlacedLine, PlacedPicture } from './layout.js'
import type { Mark } from './picture.js'

const style = `
${colorStyle('.cfgcheck')}.cfgcheck { font: 12px ui-monospace, 'DejaVu Sans Mono', Menlo, monospace; }
.cfgcheck .paper { fill: var(--paper); }
.cfgcheck text { fill: var(--ink); }
.cfgcheck .detail, .cfgcheck .label { fill: var(--soft); }
.cfgcheck rect.frame { stroke: var(--line); stroke-width: 1; fill: var(--box); }
.cfgcheck .host > rect.frame { fill: var(--shade); stroke-width: 2; }
.cfgcheck .name { font-weight: 600; }
.cfgcheck .label { paint-order: stroke; stroke: var(--paper); stroke-width: 4; stroke-linejoin: round; }
.cfgcheck .network > rect.frame { stroke-dasharray: 2 4; stroke-width: 2; }
.cfgcheck .drbd > rect.frame { stroke-width: 2; }
.cfgcheck .address > rect.frame, .cfgcheck .resource > rect.frame { stroke: var(--info); }
.cfgcheck .fencing > rect.frame { stroke: var(--error); }
.cfgcheck path.way { fill: none; stroke: var(--soft); stroke-width: 1.5; }
.cfgcheck .heartbeat path { stroke-dasharray: 2 4; stroke-width: 2; }
.cfgcheck .replication path { stroke-width: 3; }
.cfgcheck .fencing path { stroke: var(--error); stroke-dasharray: 8 4; }
.cfgcheck .mark rect { fill: var(--info); rx: 8; }
.cfgcheck .mark.error rect { fill: var(--error); }
.cfgcheck .mark.warning rect { fill: var(--warning); }
.cfgcheck .mark text { fill: var(--paper); font-weight: 700; }
.cfgcheck a.mark { cursor: pointer; }
.cfgcheck a.mark:focus rect, .cfgcheck a.mark:hover rect { stroke: var(--ink); stroke-width: 2; }
.cfgcheck .chosen > rect.frame { stroke: var(--ink); stroke-width: 3; }
.cfgcheck .chosen path.way { stroke: var(--ink); }
`

/** Draws a picture as SVG that follows the reader's light or dark setting. Numbers link to `#finding-N`. */
export function svg(picture: PlacedPicture): string {
  const { width, height, placedBoxes, placedLines, marks, title } = picture
  const frames = placedBoxes.filter(box => box.kind === 'host')
  const others = placedBoxes.filter(box => box.kind !== 'host')
  const size = `width="${Math.ceil(width)}" height="${Math.ceil(height)}" viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="cfgcheck" ${size} role="img" aria-label="${escaped(`Picture of ${title}`)}">`,
    `<style>${style}</style>`,
    '<rect class="paper" width="100%" height="100%"/>',
    ...frames.map(box => boxSvg(box, marks)),
    ...placedLines.map(line => lineSvg(line, marks)),
    ...others.map(box => boxSvg(box, marks)),
    '</svg>\n',
  ].join('\n')
}

/** The id of a box or line in the document. */
export function elementId(id: string): string {
  return `part-${[...id].map(character => (/[a-z0-9]/i.test(character) ? character : `_${character.codePointAt(0)?.toString(16) ?? ''}_`)).join('')}`
}

function boxSvg(box: PlacedBox, marks: readonly Mark[]): string {
  const { id, kind, label, details, x, y, width, height } = box
  const own = marks.filter(mark => mark.about.includes(id))
  const texts = [
    `<text class="name" x="${round(x + 10)}" y="${round(y + 22)}">${escaped(label)}</text>`,
    ...details.map((detail, index) => `<text class="detail" x="${round(x + 10)}" y="${round(y + 22 + (index + 1) * lineHeight)}">${escaped(detail)}</text>`),
  ]
  const marksY = y + 22 + details.length * lineHeight + 8
  return [
    `<g id="${elementId(id)}" class="${kind}">`,
    `<title>${escaped([kind, label, ...details].join(' '))}</title>`,
    `<rect class="frame" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="6"/>`,
    ...texts,
    ...marksSvg(own, x + 10, marksY),
    '</g>',
  ].join('')
}

function lineSvg(line: PlacedLine, marks: readonly Mark[]): string {
  const { id, kind, label, points, labelAt } = line
  const own = marks.filter(mark => mark.about.includes(id))
  const way = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join(' ')
  const left = labelAt.x - (label.length * characterWidth) / 2
  return [
    `<g id="${elementId(id)}" class="${kind}">`,
    `<title>${escaped(`${kind} ${label}`)}</title>`,
    `<path class="way" d="${way}"/>`,
    `<text class="label" x="${round(left)}" y="${round(labelAt.y - 4)}">${escaped(label)}</text>`,
    ...marksSvg(own, left, labelAt.y + 2),
    '</g>',
  ].join('')
}

function marksSvg(marks: readonly Mark[], x: number, y: number): string[] {
  const shown = marks.slice(0, mostMarks)
  const parts = shown.map(({ number, severity, message }, index) => {
    const left = x + index * 26
    return `<a class="mark ${severity}" href="#finding-${number}" aria-label="${escaped(`${severity} ${number}: ${message}`)}"><title>${escaped(message)}</title><rect x="${round(left)}" y="${round(y)}" width="22" height="16"/><text x="${round(left + 11)}" y="${round(y + 12)}" text-anchor="middle" font-size="10">${number}</text></a>`
  })
  if (marks.length > shown.length) {
    parts.push(`<text class="label" x="${round(x + shown.length * 26)}" y="${round(y + 12)}" font-size="10">+${marks.length - shown.length}</text>`)
  }
  return parts
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10)
}
