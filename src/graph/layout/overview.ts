import { addTo } from '../../text/multimap.js'
import type { Box, Picture } from '../picture.js'
import { characterWidth, marksByPart, padding } from './measures.js'
import type { MarksOf } from './measures.js'

/** One host in the overview of many. */
export interface OverviewCell {
  readonly host: Box
  readonly text: readonly string[]
  readonly worst: 'error' | 'warning' | 'info' | undefined
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** The number of the shelf that shows it in full. */
  readonly shelf: number
}

/** The hosts of one set, with a frame. */
export interface OverviewSet {
  readonly cells: readonly OverviewCell[]
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Many hosts, one small cell each. */
export interface Overview {
  readonly title: string
  readonly sets: readonly OverviewSet[]
  readonly width: number
  readonly height: number
}

/** More hosts than these are shown as an overview. */
export const mostHostsInFull = 16

/** How wide the paper is: of a page, and of a telephone. */
export const paperWidths = { wide: 1400, narrow: 346 } as const

const gap = 14
const cellHeight = 62

/** Lays out one cell a host, those that belong together side by side. */
export function layOutOverview(picture: Picture, shelfOf: (host: string) => number, paperWidth: number = paperWidths.wide): Overview {
  const marksOf = marksByPart(picture.marks)
  const hosts = new Map(picture.boxes.filter(({ kind }) => kind === 'host').map(box => [box.id, box]))
  const inside = new Map<string, Box[]>()
  for (const box of picture.boxes) if (box.inside !== undefined) addTo(inside, box.inside, box)
  const texts = new Map([...hosts.values()].map(host => [host.id, textOf(host, { parts: inside.get(host.id) ?? [], marksOf })]))
  const longest = Math.max(8, ...[...texts.values()].flatMap(({ text }) => text.map(line => line.length * 1.06)))
  const width = longest * characterWidth + 2 * padding
  const perRow = Math.max(1, Math.floor((paperWidth - 3 * gap) / (width + gap)))

  const sets: OverviewSet[] = []
  let x = gap
  let y = gap
  let rowHeight = 0
  for (const { hosts: ids } of picture.sets) {
    const members = ids.flatMap(id => hosts.get(id) ?? [])
    const columns = Math.min(members.length, perRow)
    const size = { width: columns * (width + gap) + gap, height: Math.ceil(members.length / columns) * (cellHeight + gap) + gap }
    if (x > gap && x + size.width > paperWidth) {
      x = gap
      y += rowHeight + gap
      rowHeight = 0
    }
    const cells = members.map((host, index): OverviewCell => ({
      host,
      text: texts.get(host.id)?.text ?? [host.label],
      worst: texts.get(host.id)?.worst,
      x: x + gap + (index % columns) * (width + gap),
      y: y + gap + Math.floor(index / columns) * (cellHeight + gap),
      width,
      height: cellHeight,
      shelf: shelfOf(host.id),
    }))
    sets.push({ cells, x, y, ...size })
    x += size.width + gap
    rowHeight = Math.max(rowHeight, size.height)
  }
  return { title: picture.title, sets, width: Math.max(...sets.map(set => set.x + set.width), 200) + gap, height: y + rowHeight + gap }
}

function textOf(host: Box, { parts, marksOf }: { readonly parts: readonly Box[]; readonly marksOf: MarksOf }): Pick<OverviewCell, 'text' | 'worst'> {
  const count = (kind: Box['kind']): number => parts.filter(box => box.kind === kind && box.isSpare !== true).length
  const counts = [
    [count('drbd'), 'DRBD'],
    [count('group'), 'group'],
    [count('guest'), 'guest'],
    [count('export'), 'export'],
  ] as const
  const marks = new Set([host, ...parts].flatMap(box => marksOf(box.id)))
  const worst = (['error', 'warning', 'info'] as const).find(severity => [...marks].some(mark => mark.severity === severity))
  const shown = counts.filter(([number]) => number > 0).map(([number, noun]) => `${number} ${noun}${number === 1 || noun === 'DRBD' ? '' : 's'}`)
  return {
    text: [host.label, shown.join(', ') || 'nothing shared', marks.size === 0 ? 'no findings' : `${marks.size} ${marks.size === 1 ? 'finding' : 'findings'}`],
    worst,
  }
}
