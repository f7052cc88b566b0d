import { visible } from '../text/visible.js'
import type { Box, LineKind, Picture } from './picture.js'

const styles: Readonly<Record<LineKind, string>> = {
  heartbeat: 'dir=none style=dotted',
  replication: 'dir=none penwidth=3',
  order: '',
  fencing: 'style=dashed color=red',
  owner: 'style=dotted',
}

/** Draws a picture in Graphviz's language. */
export function dot(picture: Picture): string {
  const text = (box: Box): string => {
    const marks = picture.marks.filter(mark => mark.about.includes(box.id)).map(mark => `#${mark.number}`)
    return [box.label, ...box.details, ...(marks.length > 0 ? [marks.join(' ')] : [])].map(escapedText).join('\\n')
  }
  const lines = [`digraph ${quoted(picture.title)} {`, '  rankdir=LR; compound=true; node [shape=box];']
  picture.boxes.forEach((host, index) => {
    if (host.kind !== 'host') return
    const inner = picture.boxes.filter(box => box.inside === host.id)
    lines.push(`  subgraph cluster_${index} {`, `    label="${text(host)}";`)
    if (inner.length === 0) lines.push(`    ${quoted(host.id)} [label="${text(host)}"];`)
    lines.push(...inner.map(box => `    ${quoted(box.id)} [label="${text(box)}"];`), '  }')
  })
  for (const box of picture.boxes) if (box.kind !== 'host' && box.inside === undefined) lines.push(`  ${quoted(box.id)} [label="${text(box)}" style=rounded];`)
  const end = (id: string): string => quoted(picture.boxes.find(box => box.inside === id)?.id ?? id)
  for (const { from, to, kind, label } of picture.lines) {
    lines.push(`  ${end(from)} -> ${end(to)} [label=${quoted(label)}${styles[kind] === '' ? '' : ` ${styles[kind]}`}];`)
  }
  return `${lines.join('\n')}\n}\n`
}

function quoted(text: string): string {
  return `"${escapedText(text)}"`
}

function escapedText(text: string): string {
  return visible(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')
}
