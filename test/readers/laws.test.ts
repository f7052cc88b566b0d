import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { readerFor, readerRules, readers } from '../../src/readers/index.js'
import type { Reader } from '../../src/readers/reader.js'
import { faultsAt } from './read-text.js'

const numRuns = Number(process.env['CFGCHECK_RUNS'] ?? 300)

/** Pieces that mean something to one reader or another, so that random texts get somewhere. */
const pieces = [
  '{', '}', '[', ']', '=', ',', ':', ';', ';;', '|', '||', '&&', '&', '(', ')', '"', "'", '`', '\\', '$', '$(', '${', '#', '<<EOF\n', 'EOF\n',
  '\n', '\r\n', ' ', '\t', '\uFEFF', '\0', 'é', '💥',
  'vg1', 'extent_size = 8192', 'logical_volumes {', 'segment1 {', 'extent_count = 3', 'segment_count = 1', 'type = "striped"',
  '{"report":[{"lv":[', '{"lv_name":"a","vg_name":"b","lv_size":"4B"}', '"blockdevices"', '"size":', '1073741824', '1.5g', 'null', 'true', '-1e999',
  '[{"ifname":"eth0","addr_info":[', '{"family":"inet","local":"192.0.2.1","prefixlen":24}', '2: eth0    inet 192.0.2.1/24 scope global eth0',
  'case $1 in', 'start)', 'esac', 'if', 'then', 'else', 'fi', 'while', 'do', 'done', 'for', 'exec', 'f()', 'function', '#!/bin/sh\n', '### BEGIN INIT INFO\n',
  'auto eth0', 'iface eth0 inet static', 'address 192.0.2.1', 'IPADDR=192.0.2.1', 'DEVICE=eth0', 'disk =', "['phy:/dev/vg/a,xvda,w']", 'name = "a"',
  '/etc/rc2.d:', 'S70drbd', '192.0.2.4 alpha', '/dev/sda1 / ext3 defaults 0 1', ' 0: cs:Connected st:Primary/Secondary ld:Consistent', 'version: 0.7.19',
  '600 root root /etc/ha.d/authkeys', 'rw 256 512 4096 0 1073741824 /dev/sda', '* # Provides: drbd', '*',
]
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map(parts => parts.join(' ')),
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map(parts => parts.join('')),
)

/** A path that the reader claims, its magic filled in. */
function pathsOf(reader: Reader): string[] {
  return reader.paths.map(path => path.replaceAll('*', 'name').replaceAll('?', '2'))
}

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

  test('takes time in proportion to the text', () => {
    for (const [index, piece] of pieces.entries()) {
      const sample = `${pieces[(index * 7) % pieces.length]} `.repeat(3) + piece.repeat(Math.ceil(40_000 / piece.length))
      const start = performance.now()
      reader.read({ text: sample, file: 'f', path: pathsOf(reader)[0] ?? '' })
      expect({ piece, isFast: performance.now() - start < 1500 }).toEqual({ piece, isFast: true })
    }
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
