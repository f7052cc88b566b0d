import { expect, test } from 'vitest'

import { sheetsOf } from '../../src/graph/sheets.js'

const drawing = { svg: '<svg>\n<rect class="paper"/>\n</svg>\n', width: 3400, height: 1800, details: [] }

test('what can be read on one page is printed on one page', () => {
  const sheets = sheetsOf({ ...drawing, width: 1600, height: 1100, bands: [{ y: 20, height: 500 }, { y: 560, height: 500 }] }, 4)
  expect(sheets).toEqual({ style: '@page { size: A4 landscape; margin: 8mm; }', html: '', svg: drawing.svg })
})

test('one row of hosts has one page, however small', () => {
  expect(sheetsOf({ ...drawing, bands: [{ y: 20, height: 1760 }] }, 4).html).toBe('')
})

test('each row of hosts has a page of its own where one page is too small', () => {
  const { html, style, svg } = sheetsOf({ ...drawing, height: 7200, bands: [20, 1800, 3600, 5400].map(y => ({ y, height: 1760 })) }, 16)
  expect([...html.matchAll(/viewBox="([^"]*)"/g)].map(([, box]) => box)).toEqual(['0 20 3400 1760', '0 1800 3400 1760', '0 3600 3400 1760', '0 5400 3400 1760'])
  expect(style).toContain('@page { size: A3 portrait;')
  expect(style).toContain('@page row { size: A3 landscape;')
  expect(svg).toContain('<g id="drawing" class="cfgcheck"><rect class="paper"/>\n</g></svg>')
})
