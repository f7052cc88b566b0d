import { visible } from '../text/visible.js'
import type { Box, LineKind, Picture } from './picture.js'

const arrows: Readonly<Record<LineKind, string>> = { heartbeat: '-.-', replication: '===', order: '-->', fencing: '-.->', owner: '-->' }

/** Draws a picture as a Mermaid flowchart. */
export function mermaid(picture: Picture): string {
  const names = new Map(picture.boxes.map((box, index) => [box.id, `n${index}`]))
  const text = (box: Box): string => {
    const marks = picture.marks.filter(mark => mark.about.includes(box.id)).map(mark => `#${mark.number}`)
    return [box.label, ...box.details, ...(marks.length > 0 ? [marks.join(' ')] : [])].map(quoted).join('<br>')
  }
  const lines = ['flowchart LR']
  for (const host of picture.boxes.filter(({ kind }) => kind === 'host')) {
    const inner = picture.boxes.filter(box => box.inside === host.id)
    if (inner.length === 0) {
      lines.push(`  ${names.get(host.id)}["${text(host)}"]`)
      continue
    }
    lines.push(`  subgraph ${names.get(host.id)}["${text(host)}"]`, ...inner.map(box => `    ${names.get(box.id)}["${text(box)}"]`), '  end')
  }
  for (const box of picture.boxes) if (box.kind !== 'host' && box.inside === undefined) lines.push(`  ${names.get(box.id)}(["${text(box)}"])`)
  for (const { from, to, kind, label } of picture.lines) lines.push(`  ${names.get(from)} ${arrows[kind]}|"${quoted(label)}"| ${names.get(to)}`)
  return `${lines.join('\n')}\n`
}

function quoted(text: string): string {
  return visible(text).replaceAll('#', '#35;').replaceAll('"', '#quot;').replaceAll('<', '#lt;').replaceAll('>', '#gt;')
}
