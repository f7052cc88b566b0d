import { describe, expect, test } from 'vitest'

import { parse } from '../../../src/languages/cluster-conf/parse.js'
import { createSource } from '../../../src/text/source.js'
import { brokenDocument, createRandom, goodDocument } from './xml-samples.js'
import { hasXmllint, isWellFormed, wellFormed } from './xmllint.js'

const runs = Number(process.env['CFGCHECK_RUNS'] ?? 8_000)

describe.skipIf(!hasXmllint())('well-formedness, as xmllint judges (skipped: xmllint is not installed)', () => {
  test('generated documents, whole and broken', { timeout: 600_000 }, () => {
    const random = createRandom(Number(process.env['CFGCHECK_SEED'] ?? 1))
    const texts = Array.from({ length: runs }, () => (random() < 0.3 ? goodDocument(random) : brokenDocument(random)))
    const verdicts = wellFormed(texts)
    const wrong = texts.flatMap((text, index) => {
      const { faults } = parse(createSource('x', text))
      const isGood = faults.length === 0
      if (isGood === verdicts[index] || isKnownDifference(text) || isGood === isWellFormed(text)) return []
      return [{ text, xmllint: verdicts[index], faults: faults.map(({ rule, message }) => `${rule}: ${message}`) }]
    })
    expect(wrong).toEqual([])
  })
})

/** libxml2 takes a NUL behind the outermost element for the end of the file; see docs/agreement/cluster-conf.md. */
function isKnownDifference(text: string): boolean {
  const end = text.indexOf('\0')
  return end !== -1 && parse(createSource('x', text.slice(0, end))).faults.length === 0
}
