import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

import fc from '../../support/fast-check.js'
import { spawnSync } from '../../support/programs.js'
import { readSource } from '../../../src/workspace/readings/check-unit.js'
import { ocfs2Conf } from '../../../src/languages/ocfs2-conf/index.js'
import type { Ocfs2Conf } from '../../../src/languages/ocfs2-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { createSource } from '../../../src/text/source.js'

const language = ocfs2Conf as unknown as Language
const corpus = '../shared/corpus/ocfs2'
const tool = ['/usr/sbin/o2cb', '/sbin/o2cb'].find(existsSync)
const runs = Number(process.env['CFGCHECK_RUNS'] ?? 100)

const isRefused = (text: string): boolean =>
  findingsOf(language, text).some(({ severity, origin }) => severity === 'error' && origin === 'daemon')

/** Lists clusters and what belongs to them, as `o2cb list-cluster --oneline` does, sorted. */
function membersOf(text: string): string[] {
  const { model } = readSource(language, createSource('x', text)) as unknown as { model: Ocfs2Conf }
  const lines: string[] = []
  for (const { name, nodeCount, heartbeatMode } of model.clusters) {
    lines.push(`cluster: ${nodeCount?.value} ${heartbeatMode?.value ?? 'local'} ${name?.value}`)
  }
  for (const node of model.nodes) {
    if (node.isJoined) lines.push(`node: ${node.number?.value} ${node.name?.value} ${node.address?.value}:${node.port?.value} ${node.cluster?.value}`)
  }
  for (const { region, cluster, isJoined } of model.heartbeats) if (isJoined) lines.push(`heartbeat: ${region?.value} ${cluster?.value}`)
  return lines.sort()
}

describe.skipIf(!existsSync(corpus))('real files (skipped where the corpus is absent)', () => {
  const names = existsSync(corpus) ? readdirSync(corpus).filter(name => name.endsWith('.conf')) : []
  const oracle = existsSync(corpus)
    ? (JSON.parse(readFileSync(join(corpus, 'oracle.json'), 'utf8')) as { files: Record<string, { rc: number; detail?: string[][] }> })
    : { files: {} }

  test.each(names)('%s', name => {
    const text = readFileSync(join(corpus, name), 'utf8')
    const known = oracle.files[name]!
    // What a template becomes nobody knows: it is said to be one.
    if (findingsOf(language, text).some(({ rule }) => rule === 'ocfs2-conf/template-mark')) return expect(isRefused(text)).toBe(false)
    expect(isRefused(text)).toBe(known.rc !== 0)
    if (known.rc === 0) expect(membersOf(text)).toEqual(known.detail!.flat().sort())
    if (known.rc === 0) expect(findingsOf(language, text).filter(({ severity }) => severity !== 'info')).toEqual([])
  })
})

describe.skipIf(tool === undefined)('o2cb itself (skipped where ocfs2-tools is not installed)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cfgcheck-ocfs2-'))
  const file = join(folder, 'cluster.conf')
  afterAll(() => rmSync(folder, { recursive: true }))
  const run = (...args: string[]): { status: number | null; lines: string[] } => {
    const { status, stdout } = spawnSync(tool!, [`--config-file=${file}`, ...args], { encoding: 'latin1' })
    return { status, lines: stdout.split('\n').filter(line => line !== '') }
  }
  const compare = (text: string): void => {
    writeFileSync(file, text, 'latin1')
    const { status, lines } = run('list-clusters')
    expect({ text, isRefused: isRefused(text) }).toEqual({ text, isRefused: status !== 0 })
    // Where a head is missing or one too many, the model is what is meant, and the finding says so.
    if (findingsOf(language, text).some(({ rule }) => /\/(missing|misplaced)-head$/.test(rule))) return
    if (status !== 0 || lines.some(line => !/^\S+$/.test(line))) return
    const listed = lines.flatMap(name => run('list-cluster', '--oneline', name).lines).sort()
    const own = membersOf(text)
    if (own.every(line => /^[\x21-\x7e ]+$/.test(line) && !/\s$/.test(line))) expect({ text, own }).toEqual({ text, own: listed })
  }

  const sample = `# demo
cluster:
	node_count = 2
	heartbeat_mode = global
	name = demo

node:
	ip_port = 7777
	ip_address = 192.0.2.4
	number = 0
	name = alpha
	cluster = demo

node:
	ip_port = 7777
	ip_address = 192.0.2.5
	number = 1
	name = beta
	cluster = demo

heartbeat:
	cluster = demo
	region = 77D95EF51C0149D2823674FCC162CF8B
`
  const pieces = [
    '', ' ', '\t', '\n', '\n\n', '\r', '\r\n', '#', ':', '=', '\\', '\\\n', '\f', '\v', '"', '-', 'x', '0', '-1', '+7', '0x1', '4294967296', '2147483647',
    'node:', 'cluster:\n', '\tcluster = demo\n', 'name', 'number = 1', '  # remark', 'demo', 'alpha', 'local', 'é', ': ', ' =', '1\\\n',
  ]
  const change = fc.record({ at: fc.nat(sample.length), length: fc.oneof(fc.constant(0), fc.nat(12)), piece: fc.constantFrom(...pieces) })

  test('refuses the changed files that we refuse, and reads the others alike', () => {
    compare(sample)
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), changes => {
        let text = sample
        for (const { at, length, piece } of changes) text = text.slice(0, at) + piece + text.slice(at + length)
        compare(text)
      }),
      { numRuns: runs, seed: 20260102 },
    )
  })
})

describe('one wrong word', () => {
  const sample = 'cluster:\n\tnode_count = 2\n\tname = demo\n\nnode:\n\tip_port = 7777\n\tip_address = 192.0.2.4\n\tnumber = 0\n\tname = alpha\n\tcluster = demo\n\nnode:\n\tip_port = 7777\n\tip_address = 192.0.2.5\n\tnumber = 1\n\tname = beta\n\tcluster = demo\n'

  test('is told at the word, and seldom more than once', () => {
    const words = [...sample.matchAll(/[A-Za-z_0-9.]+/g)]
    let findings = 0
    let touching = 0
    for (const { 0: word, index } of words) {
      const text = `${sample.slice(0, index)}${word.slice(0, -1)}!x${sample.slice(index + word.length)}`
      const found = findingsOf(language, text)
      findings += found.length
      const [first] = found
      if (first !== undefined && first.span.start <= index + word.length + 1 && first.span.end >= index) touching += 1
    }
    expect(findings / words.length).toBeLessThanOrEqual(1.3)
    expect(touching / words.length).toBeGreaterThan(0.8)
  })
})
