import { expect, test } from 'vitest'

import { sheetsOf } from '../../src/graph/sheets.js'

const drawing = { svg: '<svg>\n<rect class="paper"/>\n</svg>\n', width: 3400, height: 1800, details: [] }

test('what can be read on one page is printed on one page', () => {
  const sheets = sheetsOf({ ...drawing, width: 1600, height: 1100, bands: [{ x: 20, y: 20, width: 1560, height: 500 }, { x: 20, y: 560, width: 1560, height: 500 }] }, 4)
  expect(sheets).toEqual({ style: '@page { size: A4 landscape; margin: 8mm; }', html: '', svg: drawing.svg })
})

test('one row of hosts has one page, however small', () => {
  expect(sheetsOf({ ...drawing, bands: [{ x: 20, y: 20, width: 3360, height: 1760 }] }, 4).html).toBe('')
})

test('each row of hosts has a page of its own where one page is too small', () => {
  const { html, style, svg } = sheetsOf({ ...drawing, height: 7200, bands: [20, 1800, 3600, 5400].map(y => ({ x: 20, y, width: 3360, height: 1760 })) }, 16)
  expect([...html.matchAll(/viewBox="([^"]*)"/g)].map(([, box]) => box)).toEqual(['20 20 3360 1760', '20 1800 3360 1760', '20 3600 3360 1760', '20 5400 3360 1760'])
  expect(style).toContain('@page { size: A3 portrait;')
  expect(style).toContain('@page row { size: A3 landscape;')
  expect(svg).toContain('<g id="drawing" class="cfgcheck"><rect class="paper"/>\n</g></svg>')
})
