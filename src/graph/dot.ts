import { visible } from '../text/visible.js'
import type { Box, LineKind, Picture } from './picture.js'

const styles: Readonly<Record<LineKind, string>> = {
  heartbeat: 'style=dotted',
  membership: 'style=dashed',
  replication: 'penwidth=3',
  move: 'style=dashed color=blue',
  use: '',
  export: '',
  fencing: 'color=red',
}

/** Draws a picture in Graphviz's language. A line with more than two ends meets in a point. */
export function dot(picture: Picture): string {
  const text = (box: Box): string => {
    const marks = picture.marks.filter(mark => mark.about.includes(box.id)).map(mark => `#${mark.number}`)
    return [box.label, ...box.details, ...(marks.length > 0 ? [marks.join(' ')] : [])].map(escapedText).join('\\n')
  }
  const lines = [`digraph ${quoted(picture.title)} {`, '  compound=true; node [shape=box];']
  for (const [index, host] of picture.boxes.filter(({ kind }) => kind === 'host').entries()) {
    const inner = picture.boxes.filter(box => box.inside === host.id)
    lines.push(`  subgraph cluster_${index} {`, `    label="${text(host)}";`)
    if (inner.length === 0) lines.push(`    ${quoted(host.id)} [label="" shape=point];`)
    lines.push(...inner.map(box => `    ${quoted(box.id)} [label="${text(box)}"${box.isSpare === true ? ' style=dashed' : ''}];`), '  }')
  }
  for (const { id, ends, kind, label, isDirected } of picture.lines) {
    const style = styles[kind] === '' ? '' : ` ${styles[kind]}`
    const [from = '', to = ''] = ends
    if (ends.length === 2) {
      lines.push(`  ${quoted(from)} -> ${quoted(to)} [label=${quoted(label)}${style}${isDirected === true ? '' : ' dir=none'}];`)
      continue
    }
    const target = isDirected === true ? ends.at(-1) : undefined
    lines.push(`  ${quoted(id)} [label=${quoted(label)} shape=plaintext];`)
    for (const end of ends) {
      const [tail, head] = end === target ? [id, end] : [end, id]
      lines.push(`  ${quoted(tail)} -> ${quoted(head)} [${end === target ? '' : 'dir=none'}${style}];`)
    }
  }
  return `${lines.join('\n')}\n}\n`
}

function quoted(text: string): string {
  return `"${escapedText(text)}"`
}

function escapedText(text: string): string {
  return visible(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')
}
