import { visible } from '../text/visible.js'
import type { Box, LineKind, Picture } from './picture.js'

const strokes: Readonly<Record<LineKind, readonly [plain: string, directed: string]>> = {
  heartbeat: ['-.-', '-.->'],
  membership: ['-.-', '-.->'],
  replication: ['===', '==>'],
  move: ['-.-', '-.->'],
  use: ['---', '-->'],
  export: ['---', '-->'],
  fencing: ['---', '-->'],
}

/** Draws a picture as a Mermaid flowchart. A line with more than two ends meets in a small node. */
export function mermaid(picture: Picture): string {
  const names = new Map(picture.boxes.map((box, index) => [box.id, `n${index}`]))
  const text = (box: Box): string => {
    const marks = picture.marks.filter(mark => mark.about.includes(box.id)).map(mark => `#${mark.number}`)
    return [box.label, ...box.details, ...(marks.length > 0 ? [marks.join(' ')] : [])].map(quoted).join('<br>')
  }
  const lines = ['flowchart TB']
  for (const host of picture.boxes.filter(({ kind }) => kind === 'host')) {
    const inner = picture.boxes.filter(box => box.inside === host.id)
    if (inner.length === 0) {
      lines.push(`  ${names.get(host.id)}["${text(host)}"]`)
      continue
    }
    lines.push(`  subgraph ${names.get(host.id)}["${text(host)}"]`, ...inner.map(box => `    ${names.get(box.id)}["${text(box)}"]`), '  end')
  }
  for (const [index, { ends, kind, label, isDirected }] of picture.lines.entries()) {
    const [plain, directed] = strokes[kind]
    const [from = '', to = ''] = ends
    const shown = label === '' ? '' : `|"${quoted(label)}"|`
    if (ends.length === 2) {
      lines.push(`  ${names.get(from)} ${isDirected === true ? directed : plain}${shown} ${names.get(to)}`)
      continue
    }
    const target = isDirected === true ? ends.at(-1) : undefined
    lines.push(`  m${index}(["${quoted(label)}"])`)
    for (const end of ends) lines.push(end === target ? `  m${index} ${directed} ${names.get(end)}` : `  ${names.get(end)} ${plain} m${index}`)
  }
  return `${lines.join('\n')}\n`
}

function quoted(text: string): string {
  return visible(text).replaceAll('#', '#35;').replaceAll('"', '#quot;').replaceAll('<', '#lt;').replaceAll('>', '#gt;')
}
