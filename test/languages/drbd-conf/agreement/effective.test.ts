import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { afterAll, describe, expect, test } from 'vitest'

import fc from '../../../support/fast-check.js'
import { drbdConf } from '../../../../src/languages/drbd-conf/index.js'
import type { Language } from '../../../../src/languages/language.js'
import { formatted } from '../../../../src/testing/laws.js'
import { generateConfiguration, generatedHost } from '../generate.js'
import { probes } from './generate.js'
import { createOracle, hasDrbdadm, oracles } from './oracle.js'
import { understoodByDrbdadm, understoodHere } from './understood.js'
import type { Understood } from './understood.js'

const runs = Number(process.env['CFGCHECK_RUNS'] ?? 25)
const corpus = resolve(process.cwd(), '../shared/corpus/drbd')
const manifest = join(corpus, 'manifest.json')

function withoutHosts(understood: Understood): Understood {
  return Object.fromEntries(Object.entries(understood).map(([name, lines]) => [name, lines.filter(line => line.includes(' = '))]))
}

/** Leaves out what drbdadm prints at times only: an order of resynchronisation, and timeouts, that have no effect. */
function comparable(understood: Understood): Understood {
  const isFickle = (line: string): boolean => /^(disk\.resync-after|syncer\.after|startup\.stacked-timeouts) =/.test(line)
  return Object.fromEntries(Object.entries(understood).map(([name, lines]) => [name, lines.filter(line => !isFickle(line))]))
}

function hasRepeats(xml: string): boolean {
  return (xml.match(/<section name="[^]*?<\/section>/g) ?? []).some(section => {
    const names = section.match(/<option name="[^"]*"/g) ?? []
    return new Set(names).size < names.length
  })
}

describe.skipIf(!hasDrbdadm())('effective values (needs drbdadm 9.22, drbdadm-84 and -83)', () => {
  const oracle = createOracle()
  afterAll(() => oracle.dispose())

  test.each(oracles)('$target understands every generated file as cfgcheck does', { timeout: 600_000 + 1000 * runs }, ({ target, module }) => {
    const written = target === '8.3' ? '8.3.16' : target
    for (let seed = 0; seed < runs; seed += 1) {
      const text = generateConfiguration({ target: written, seed })
      const xml = oracle.dumpXml(text, { module, host: generatedHost })
      expect(xml, text).not.toBe('')
      expect(understoodHere(text, target, generatedHost), text).toEqual(understoodByDrbdadm(xml))
    }
  })

  test.each(oracles)('$target dumps every generated file the same after it was formatted', { timeout: 600_000 + 1000 * runs }, ({ target, module }) => {
    const written = target === '8.3' ? '8.3.16' : target
    for (let seed = 0; seed < runs; seed += 1) {
      const text = generateConfiguration({ target: written, seed })
      const question = { module, host: generatedHost }
      const before = oracle.dump(text, question)
      expect(before, text).not.toBe('')
      expect(oracle.dump(formatted(drbdConf as unknown as Language, text), question)).toBe(before)
    }
  })

  test.each(oracles)('$target understands volumes, connections and the like as cfgcheck does', { timeout: 600_000 + 1000 * runs }, ({ target, module }) => {
    let compared = 0
    for (const { text, host } of fc.sample(probes(target), { seed: 20061122, numRuns: runs * 4 })) {
      if (/stacked-on-top-of|floating/.test(text)) continue
      const xml = oracle.dumpXml(text, { module, host })
      // An option that stands twice is handed on twice, and which one counts is for drbdsetup to say.
      if (xml === '' || hasRepeats(xml)) continue
      compared += 1
      expect(comparable(understoodHere(text, target, host)), text).toEqual(comparable(understoodByDrbdadm(xml)))
    }
    expect(compared).toBeGreaterThan(runs / 10)
  })

  describe.skipIf(!existsSync(manifest))(`files of public repositories (needs ${corpus})`, () => {
    const files = existsSync(manifest)
      ? (JSON.parse(readFileSync(manifest, 'utf8')) as { files: { file: string; drbd_node_used: string }[] }).files
      : []
    test.each(oracles)('$target understands every one that it accepts as cfgcheck does', ({ target, module }) => {
      let compared = 0
      for (const { file, drbd_node_used: host } of files) {
        const text = readFileSync(join(corpus, file), 'utf8')
        if (/^\s*(include|template-file)\b/m.test(text)) continue
        const xml = oracle.dumpXml(text, { module, host })
        if (xml === '') continue
        compared += 1
        // Of a stacked section drbdadm prints what it takes from the one below, of a floating one no name.
        const isStacked = /^\s*(stacked-on-top-of|floating)\b/m.test(text)
        const plain = isStacked ? withoutHosts : (understood: Understood) => understood
        expect(plain(understoodHere(text, target, host)), file).toEqual(plain(understoodByDrbdadm(xml)))
      }
      expect(compared).toBeGreaterThan(10)
    })
  })
})
