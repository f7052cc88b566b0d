import { escaped } from '../page/index.js'
import type { Overview, OverviewCell } from './layout/overview.js'
import { lineHeight, padding } from './layout/measures.js'
import { svgStyle, viewBox } from './placed-svg.js'

const style = `${svgStyle}
.cfgcheck .set { fill: none; stroke: var(--line); }
.cfgcheck .cell.error > rect.frame { stroke: var(--error); stroke-width: 3; }
.cfgcheck .cell.warning > rect.frame { stroke: var(--warning); stroke-width: 3; }
.cfgcheck .cell.info > rect.frame { stroke: var(--info); }
.cfgcheck a.cell:focus > rect.frame, .cfgcheck a.cell:hover > rect.frame { stroke: var(--ink); }
`

/** Draws the overview of many hosts; each cell links to `#shelf-N`, where a page shows the host in full. */
export function overviewSvg({ title, sets, width, height }: Overview): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="cfgcheck overview" ${viewBox(width, height)} role="group" aria-label="${escaped(`Overview of ${title}`)}">`,
    `<style>${style}</style>`,
    '<rect class="paper" width="100%" height="100%"/>',
    ...sets.flatMap(set => [
      `<rect class="set" x="${set.x}" y="${set.y}" width="${set.width}" height="${set.height}" rx="8"/>`,
      ...set.cells.map(cellSvg),
    ]),
    '</svg>\n',
  ].join('\n')
}

function cellSvg({ host, text, worst, x, y, width, height, shelf }: OverviewCell): string {
  const lines = text.map((line, index) => {
    return `<text class="${index === 0 ? 'name' : 'detail'}" x="${x + padding}" y="${y + padding + 11 + index * lineHeight}">${escaped(line)}</text>`
  })
  const frame = `<rect class="frame" x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/>`
  return `<a class="cell ${worst ?? 'clean'}" href="#shelf-${shelf}" data-host="${escaped(host.id)}" aria-label="${escaped(text.join(', '))}">${frame}${lines.join('')}</a>`
}
