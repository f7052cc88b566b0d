import { expect, test } from 'vitest'

import { isInInstruction } from '../../src/xml/instruction-at.js'

test.each([
  ['<¦?xml version="1.0"?>\n<cluster/>', true],
  ['<?xml ¦version="1.0"?>\n<cluster/>', true],
  ['<?xml version="1.0"?¦>\n<cluster/>', true],
  ['¦<?xml version="1.0"?>\n<cluster/>', false],
  ['<?xml version="1.0"?>¦\n<cluster/>', false],
  ['<?xml version="1.0"?>\n<cluster ¦/>', false],
  ['<?xml version="1.0">\n<clus¦ter/>', false],
  ['¦', false],
])('%s: %s', (marked, isInside) => {
  expect(isInInstruction(marked.replace('¦', ''), marked.indexOf('¦'))).toBe(isInside)
})
