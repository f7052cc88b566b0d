import { colorStyle, escaped } from '../page/index.js'
import { characterWidth, lineHeight, marksByPart, mostMarks, padding, textLines } from './layout/measures.js'
import type { PlacedBox, PlacedLine, PlacedPicture, Point, Tip } from './layout/placed.js'
import type { Mark } from './picture.js'

/** How parts of a picture look; also used where a picture stands in a page. */
export const svgStyle = `
${colorStyle('.cfgcheck')}.cfgcheck { font: 12px ui-monospace, 'DejaVu Sans Mono', Menlo, monospace; max-width: 100%; height: auto; }
.cfgcheck .paper { fill: var(--paper); }
.cfgcheck text { fill: var(--ink); }
.cfgcheck .detail, .cfgcheck .label, .cfgcheck .title { fill: var(--soft); }
.cfgcheck .title { font-weight: 600; letter-spacing: .04em; }
.cfgcheck rect.frame { stroke: var(--line); stroke-width: 1; fill: var(--box); }
.cfgcheck .host > rect.frame { fill: var(--shade); stroke-width: 2; }
.cfgcheck .host > .name { font-size: 13px; }
.cfgcheck .name { font-weight: 600; }
.cfgcheck .drbd > rect.frame { stroke: var(--ink); stroke-width: 2; }
.cfgcheck .group > rect.frame { stroke: var(--info); stroke-width: 2; }
.cfgcheck .spare > rect.frame { stroke-dasharray: 4 4; fill: none; }
.cfgcheck .spare > text { fill: var(--soft); }
.cfgcheck .fence-device > rect.frame { stroke: var(--error); }
.cfgcheck .interface > rect.frame, .cfgcheck .member > rect.frame, .cfgcheck .quorum-disk > rect.frame { stroke-dasharray: 1 3; stroke: var(--soft); }
.cfgcheck path.way { fill: none; stroke: var(--soft); stroke-width: 1.5; }
.cfgcheck circle.tip { fill: var(--soft); } .cfgcheck path.tip { fill: var(--soft); }
.cfgcheck .heartbeat path.way { stroke-dasharray: 2 4; stroke-width: 2; }
.cfgcheck .membership path.way { stroke-dasharray: 8 3; }
.cfgcheck .replication path.way { stroke: var(--ink); stroke-width: 3; } .cfgcheck .replication circle.tip { fill: var(--ink); }
.cfgcheck .move path.way { stroke: var(--info); stroke-dasharray: 4 4; } .cfgcheck .move .tip { fill: var(--info); }
.cfgcheck .fencing path.way { stroke: var(--error); } .cfgcheck .fencing .tip { fill: var(--error); }
.cfgcheck .mark rect { fill: var(--info); rx: 8; }
.cfgcheck .mark.error rect { fill: var(--error); }
.cfgcheck .mark.warning rect { fill: var(--warning); }
.cfgcheck .mark text { fill: var(--paper); font-weight: 700; }
.cfgcheck a.mark { cursor: pointer; }
.cfgcheck a.mark:focus rect, .cfgcheck a.mark:hover rect { stroke: var(--ink); stroke-width: 2; }
.cfgcheck .chosen > rect.frame { stroke: var(--ink); stroke-width: 3; }
.cfgcheck .chosen path.way { stroke: var(--ink); }
.cfgcheck .dimmed { opacity: .25; }
`

/** Draws a picture as SVG that scales with its place and follows the reader's light or dark setting. Numbers link to `#finding-N`. */
export function placedSvg(picture: PlacedPicture): string {
  const { width, height, title, placedBoxes, placedLines, titles } = picture
  const marksOf = marksByPart(picture.marks)
  const frames = placedBoxes.filter(box => box.kind === 'host')
  const others = placedBoxes.filter(box => box.kind !== 'host')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="cfgcheck" ${viewBox(width, height)} role="img" aria-label="${escaped(`Picture of ${title}`)}">`,
    `<style>${svgStyle}</style>`,
    '<rect class="paper" width="100%" height="100%"/>',
    ...titles.map(({ x, y, text }) => `<text class="title" x="${round(x)}" y="${round(y)}">${escaped(text)}</text>`),
    ...frames.map(box => boxSvg(box, marksOf(box.id))),
    ...placedLines.map(line => lineSvg(line, marksOf(line.id))),
    ...others.map(box => boxSvg(box, marksOf(box.id))),
    '</svg>\n',
  ].join('\n')
}

/** The size of a picture, and what it shows of its plane: all of it, or what begins at a point. */
export function viewBox(width: number, height: number, { x, y } = { x: 0, y: 0 }): string {
  const [w, h] = [Math.ceil(width), Math.ceil(height)]
  return `width="${w}" height="${h}" viewBox="${Math.floor(x)} ${Math.floor(y)} ${w} ${h}"`
}

/** The id of a box or line in the document. */
export function elementId(id: string): string {
  return `part-${[...id].map(character => (/[a-z0-9]/i.test(character) ? character : `_${character.codePointAt(0)?.toString(16) ?? ''}_`)).join('')}`
}

function boxSvg(box: PlacedBox, marks: readonly Mark[]): string {
  const { id, kind, isSpare, label, x, y, width, height } = box
  const { name, details } = textLines(box)
  const lines = [...name.map(text => ({ text, style: 'name' })), ...details.map(text => ({ text, style: 'detail' }))]
  const left = x + padding
  const texts = lines.map(({ text, style }, index) => {
    return `<text class="${style}" x="${round(left)}" y="${round(y + padding + 10 + index * lineHeight)}">${escaped(text)}</text>`
  })
  return [
    `<g id="${elementId(id)}" class="${kind}${isSpare === true ? ' spare' : ''}">`,
    `<title>${escaped([kind, label, ...box.details].join(' '))}</title>`,
    `<rect class="frame" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="6"/>`,
    ...texts,
    ...marksSvg(marks, left, y + padding + lines.length * lineHeight),
    '</g>',
  ].join('')
}

function lineSvg(line: PlacedLine, marks: readonly Mark[]): string {
  const { id, kind, label, ways, tips, labels } = line
  const [first] = labels
  return [
    `<g id="${elementId(id)}" class="${kind}">`,
    `<title>${escaped(`${kind} ${label}`)}</title>`,
    ...ways.map(points => `<path class="way" d="${points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join(' ')}"/>`),
    ...tips.map(tipSvg),
    ...labels.map(({ text, x, y }) => `<text class="label" x="${round(x)}" y="${round(y)}">${escaped(text)}</text>`),
    ...(first === undefined ? [] : marksSvg(marks, first.x + first.text.length * characterWidth + 6, first.y - 12)),
    '</g>',
  ].join('')
}

function tipSvg({ x, y, isArrow, side }: Tip): string {
  if (!isArrow) return `<circle class="tip" cx="${round(x)}" cy="${round(y)}" r="3"/>`
  const [first, second] = side === 'left' ? [{ x: x - 8, y: y - 5 }, { x: x - 8, y: y + 5 }] : cornersOf(x, side === 'bottom' ? y + 8 : y - 8)
  return `<path class="tip" d="M${round(x)} ${round(y)} L${round(first.x)} ${round(first.y)} L${round(second.x)} ${round(second.y)} Z"/>`
}

function cornersOf(x: number, y: number): readonly [Point, Point] {
  return [{ x: x - 5, y }, { x: x + 5, y }]
}

function marksSvg(marks: readonly Mark[], x: number, y: number): string[] {
  const shown = marks.slice(0, mostMarks)
  const parts = shown.map(({ number, severity, message }, index) => {
    const left = x + index * 26
    return `<a class="mark ${severity}" href="#finding-${number}" aria-label="${escaped(`${severity} ${number}: ${message}`)}"><title>${escaped(message)}</title><rect x="${round(left)}" y="${round(y)}" width="22" height="15"/><text x="${round(left + 11)}" y="${round(y + 11)}" text-anchor="middle" font-size="10">${number}</text></a>`
  })
  if (marks.length > shown.length) {
    parts.push(`<text class="label" x="${round(x + shown.length * 26)}" y="${round(y + 11)}" font-size="10">+${marks.length - shown.length}</text>`)
  }
  return parts
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10)
}
