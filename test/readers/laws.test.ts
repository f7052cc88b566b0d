import { describe, expect, test } from 'vitest'

import fc from '../support/fast-check.js'
import { workOf } from '../support/work-of.js'
import { pathsOf, readerPieces, readHardTexts } from '../../bench/reader-texts.js'
import { readerFor, readerRules, readers } from '../../src/readers/index.js'
import { faultsAt } from './read-text.js'

const numRuns = Number(process.env['CFGCHECK_RUNS'] ?? 300)

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...readerPieces), { maxLength: 60 }).map(parts => parts.join(' ')),
  fc.array(fc.constantFrom(...readerPieces), { maxLength: 60 }).map(parts => parts.join('')),
)

describe.each(readers.map(reader => [reader.id, reader] as const))('%s', (_id, reader) => {
  test('reads any text, and every place lies inside it', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...pathsOf(reader)), fc.option(fc.constantFrom(0o600, 0o755), { nil: undefined }), (sample, path, mode) => {
        const { facts, faults } = reader.read({ text: sample, file: 'f', path, ...(mode === undefined ? {} : { mode }) })
        for (const fact of facts) expectInside(fact.origin.span, sample)
        for (const fault of faults) {
          expectInside(('origin' in fault.at ? fault.at.origin : fault.at).span, sample)
          expect(readerRules.map(rule => rule.id)).toContain(fault.rule)
          expect(fault.rule.startsWith(`${reader.id}/`)).toBe(true)
        }
      }),
      { numRuns, seed: 20260101 },
    )
  })

  test('four times the text is four times the work', () => {
    const work = (size: number): number => workOf(() => readHardTexts(reader, size))
    work(1_000)
    expect(work(8_000) / work(2_000)).toBeLessThan(4.2)
  })

  test('is found by each of its paths', () => {
    for (const path of pathsOf(reader)) {
      const found = readerFor(path)
      const claimed = found?.paths.some(own => own === path) === true || found === reader
      expect({ path, claimed }).toEqual({ path, claimed: true })
    }
  })
})

test('readers have ids of their own', () => {
  expect(new Set(readers.map(reader => reader.id)).size).toBe(readers.length)
})

test('no reader claims a file of a language', () => {
  for (const path of ['/etc/drbd.conf', '/etc/ha.d/ha.cf', '/etc/ha.d/haresources', '/etc/ha.d/authkeys', '/etc/cluster/cluster.conf', '/etc/ocfs2/cluster.conf']) {
    expect(readerFor(path)).toBeUndefined()
  }
})

describe.each(readerRules.map(rule => [rule.id, rule] as const))('%s', (id, rule) => {
  test('its examples', () => {
    const reader = readers.find(candidate => id.startsWith(`${candidate.id}/`))
    expect(reader).toBeDefined()
    expect(rule.examples.bad.length).toBeGreaterThan(0)
    expect(rule.examples.good.length).toBeGreaterThan(0)
    for (const example of [...rule.examples.bad, ...rule.examples.good]) {
      if (typeof example === 'string') throw new Error('An example of a reader needs a path')
      const { expected, found } = faultsAt(reader!, example.text, { path: example.path! })
      expect(found).toEqual(expected)
      expect(found.length > 0).toBe(rule.examples.bad.includes(example))
    }
  })
})

function expectInside(span: { start: number; end: number }, sample: string): void {
  expect(0 <= span.start && span.start <= span.end && span.end <= sample.length).toBe(true)
}
