import { viewBox } from './placed-svg.js'
import type { Drawing } from './svg.js'

/** The sides of the paper in millimetres, without its margins. */
const sheetSizes = { A4: { short: 194, long: 281 }, A3: { short: 281, long: 404 } } as const

/** How a drawing comes to paper. */
export interface Sheets {
  /** CSS of the pages. */
  readonly style: string
  /** HTML, shown on paper only: one sheet for each row of hosts where the whole on one page is too small to be read. */
  readonly html: string
  /** The drawing, such that the sheets can show parts of it. */
  readonly svg: string
}

/** Text of a picture is 12 units high; lower than that on paper, in millimetres, one needs a glass. */
const leastTextHeight = 1.4
const textHeight = 12

/** Puts a drawing on one page, A4 up to four hosts and A3 for more, and on a page for each row of hosts where the one is too small. */
export function sheetsOf({ svg, width, height, bands }: Drawing, hosts: number): Sheets {
  const paper = hosts <= 4 ? 'A4' : 'A3'
  const isWide = width > height
  const { short, long } = sheetSizes[paper]
  const scale = Math.min((isWide ? long : short) / width, (isWide ? short : long) / height)
  const page = `@page { size: ${paper} ${isWide ? 'landscape' : 'portrait'}; margin: 8mm; }`
  if (bands.length < 2 || scale * textHeight >= leastTextHeight) return { style: page, html: '', svg }
  const tallest = Math.max(...bands.map(band => band.height))
  const isRowWide = Math.max(...bands.map(band => band.width)) > tallest
  const sheets = bands.map(band => `<div class="sheet"><svg class="cfgcheck" ${viewBox(band.width, band.height, band)}><use href="#drawing"/></svg></div>`)
  const style = `${page}
@page row { size: ${paper} ${isRowWide ? 'landscape' : 'portrait'}; margin: 8mm; }
#sheets { display: none; }
@media print {
  #sheets { display: block; } .sheet { page: row; break-before: page; break-inside: avoid; }
  .sheet svg { display: block; width: ${isRowWide ? long : short}mm; max-width: none; height: auto; max-height: ${(isRowWide ? short : long) - 4}mm; }
}`
  // What is shown twice takes its colours from within.
  const named = svg.replace('<rect class="paper"', '<g id="drawing" class="cfgcheck"><rect class="paper"').replace(/<\/svg>\s*$/, '</g></svg>\n')
  return { style, html: `<div id="sheets" aria-hidden="true">\n${sheets.join('\n')}\n</div>`, svg: named }
}
