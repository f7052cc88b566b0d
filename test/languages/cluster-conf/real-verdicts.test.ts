import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import { clusterConf } from '../../../src/languages/cluster-conf/index.js'
import { parse } from '../../../src/languages/cluster-conf/parse.js'
import type { Language } from '../../../src/languages/language.js'
import { createSource } from '../../../src/text/source.js'
import { isSecondReadingEqual } from './second-reading.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

const language = clusterConf as unknown as Language
const shared = join(process.cwd(), '../shared')
const probeFile = join(shared, 'reference/cluster-conf/probes.json')
const corpus = join(shared, 'corpus/cluster-conf')

interface Probe {
  readonly id: string
  readonly xml: string
  readonly wellformed?: boolean
  readonly verdict?: { readonly rhel6_shipped: string }
}

/** The schema takes these files; a daemon of cluster 3.x stops over them. See docs/agreement/cluster-conf.md. */
const stoppedByDaemon: Readonly<Record<string, string>> = {
  'name-long': 'cluster-conf/invalid-cluster-name-length',
  'votes-300': 'cluster-conf/invalid-value',
  quorumd: 'cluster-conf/conflicting-qdisk-token',
  'quorumd-nodev': 'cluster-conf/missing-qdisk-device',
  '40-feist-ccs-build-bz532766.conf': 'cluster-conf/missing-qdisk-device',
}

/** What the daemons of cluster 1.x and 2.x, which have no schema, stop over. */
const stoppedEarlier: Readonly<Record<'1' | '2', Readonly<Record<string, string>>>> = {
  1: {
    'no-name': 'cluster-conf/missing-attribute',
    'no-version': 'cluster-conf/missing-attribute',
    'name-long': 'cluster-conf/invalid-cluster-name-length',
    'two-node-no-ev': 'cluster-conf/conflicting-two-node-expected-votes',
    'two-node-ev2': 'cluster-conf/conflicting-two-node-expected-votes',
    mcast: 'cluster-conf/mismatched-node-multicast',
    'mcast-unicast': 'cluster-conf/mismatched-node-multicast',
    'votes-300': 'cluster-conf/invalid-value',
  },
  2: {
    'no-name': 'cluster-conf/missing-attribute',
    'no-version': 'cluster-conf/missing-attribute',
    'name-long': 'cluster-conf/invalid-cluster-name-length',
    'no-nodeid': 'cluster-conf/missing-attribute',
    'votes-300': 'cluster-conf/invalid-value',
  },
}

function refusals(text: string, target: string): readonly Diagnostic[] {
  return findingsOf(language, { text, target }).filter(({ severity, origin }) => severity === 'error' && origin === 'daemon')
}

describe.skipIf(!existsSync(probeFile))('recorded verdicts on small files (skipped: they are not here)', () => {
  const { probes, wellformedness } = existsSync(probeFile)
    ? (JSON.parse(readFileSync(probeFile, 'utf8')) as { probes: Probe[]; wellformedness: Probe[] })
    : { probes: [], wellformedness: [] }

  test.each(wellformedness.map(({ id, xml, wellformed }) => ({ id, xml, wellformed })))('$id is well-formed: $wellformed', ({ xml, wellformed }) => {
    const { faults, ast } = parse(createSource('x', xml))
    expect(faults.length === 0, JSON.stringify(faults)).toBe(wellformed)
    expect(faults.length).toBeLessThan(2)
    if (wellformed === true) expect(isSecondReadingEqual(xml, ast.roots)).toBe(true)
  })

  test.each(probes)('$id, as the schema of cluster 3.x judges', ({ id, xml, verdict }) => {
    const found = refusals(xml, '3').map(({ rule }) => rule)
    const allowed = stoppedByDaemon[id]
    if (allowed !== undefined) expect(found).toEqual([allowed])
    else expect(found.length > 0, found.join()).toBe(verdict?.rhel6_shipped === 'invalid')
  })

  test.each(['1', '2'] as const)('cluster %s.x: only what its daemons stop over is refused', target => {
    const found = Object.fromEntries(probes.flatMap(({ id, xml }) => refusals(xml, target).map(({ rule }) => [id, rule])))
    expect(found).toEqual(stoppedEarlier[target])
  })
})

interface CorpusFile {
  readonly file: string
  readonly era: string
  readonly verdict: { readonly rhel6_shipped: string }
}

/** Files in which nothing tells the generation for which they were written, or something tells another. */
const otherEra: Readonly<Record<string, string>> = {
  '18-jnpkrn-clufter-test6.conf': '2',
  '29-zerohjorge-gfs2-ocfs2-readme-md.conf': '2',
  '45-web-index-15113884642.conf': '1',
}

/** A file whose fence agent comes with another package: the schema of a host that has it takes its parameters. */
const ofAnotherPackage = '53-web-index-7188058643.conf'

describe.skipIf(!existsSync(corpus))('recorded verdicts on real files (skipped: no corpus here)', () => {
  const files = existsSync(corpus) ? (JSON.parse(readFileSync(join(corpus, 'manifest.json'), 'utf8')) as { files: CorpusFile[] }).files : []

  test.each(files)('$file, as the schema of cluster 3.x judges', ({ file, verdict }) => {
    const found = refusals(readFileSync(join(corpus, file), 'utf8'), '3').map(({ rule }) => rule)
    const allowed = stoppedByDaemon[file]
    if (allowed !== undefined) expect(found).toEqual([allowed])
    else expect(found.length > 0, found.join()).toBe(verdict.rhel6_shipped === 'invalid' && file !== ofAnotherPackage)
  })

  test.each(files)('$file is recognised as of its generation', ({ file, era }) => {
    const source = createSource(file, readFileSync(join(corpus, file), 'utf8'))
    const { target } = language.read(language.parse(source), {})
    const isFragment = /test0|deptest/.test(file)
    expect(target.version).toBe(otherEra[file] ?? (isFragment ? '3' : String(Number(era.slice(4)) - 3)))
  })

  test.each(files)('$file is read by fast-xml-parser as by us', ({ file }) => {
    const text = readFileSync(join(corpus, file), 'utf8')
    expect(isSecondReadingEqual(text, parse(createSource(file, text)).ast.roots)).toBe(true)
  })
})
