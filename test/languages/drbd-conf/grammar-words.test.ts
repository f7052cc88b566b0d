import { expect, test } from 'vitest'

import { bodyWords, hostStatements, optionBlocks, structureWords, topWords } from '../../../grammars/drbd-conf/boundaries.js'
import { structureRows } from '../../../src/languages/drbd-conf/vocabulary/structure.js'
import type { Place } from '../../../src/languages/drbd-conf/vocabulary/structure.js'
import { optionEntries, optionSections } from '../../../src/languages/drbd-conf/vocabulary/table.js'

/** The names of what may stand at a place in any release. */
function namesAt(place: Place, kind?: 'section' | 'statement'): string[] {
  const rows = structureRows.filter(row => (kind === undefined || row.kind === kind) && Object.values(row.at).some(at => at?.in?.includes(place)))
  return [...new Set(rows.map(({ name }) => name))]
}

const structures = new Set(structureRows.map(({ name }) => name))
const inResource = [...optionEntries('resource')].map(({ name }) => name)

/**
 * Words that the gates do without: `proxy on` is two words, the names with an underscore and the demands on a module are
 * written by programs, and a `tiebreaker` stands alone.
 */
const withoutGate = /^(?:proxy on|_.*|require-.*|tiebreaker)$/

test('the blocks of options are the sections of options', () => {
  expect([...optionBlocks].sort()).toEqual(optionSections().filter(name => name !== 'global' && name !== 'resource').sort())
})

test('what begins a section at the top is what may stand there', () => {
  expect([...topWords].sort()).toEqual(namesAt('file', 'section').filter(name => name !== 'skip').sort())
})

test('the statements of a host are those of the vocabulary', () => {
  expect([...hostStatements].sort()).toEqual(namesAt('host', 'statement').filter(name => name !== 'alternate-link-address').sort())
})

test('what begins a part of a resource may stand in a resource or a host', () => {
  const known = new Set([...namesAt('resource'), ...namesAt('host'), ...inResource])
  expect([...bodyWords].filter(word => !known.has(word))).toEqual([])
  expect([...namesAt('resource', 'section'), ...inResource].filter(word => word !== 'skip' && !withoutGate.test(word) && !bodyWords.has(word))).toEqual([])
})

test('every structure begins something, and nothing else does but some options', () => {
  expect([...structures].filter(name => !withoutGate.test(name) && !structureWords.has(name))).toEqual([])
  expect([...structureWords].filter(word => !structures.has(word) && !inResource.includes(word))).toEqual(['usage-count'])
})
