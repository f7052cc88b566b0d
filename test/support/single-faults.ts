import { describe, expect, test } from 'vitest'

import { checkExample, shownFinding } from './cluster-of.js'
import type { ClusterFiles } from './consistent-cluster.js'
import { soundCluster } from './sound-clusters.js'
import { brokenStoryLaws } from './story-laws.js'

/** What changes in a file: `host,host:path` or `*:path`, then pieces to replace one after the other; `null` takes it away. */
type Edit = readonly [where: string, ...pieces: (string | null)[]]

/** One fault that is put into a sound cluster. */
export interface Fault {
  readonly title: string
  readonly edits: readonly Edit[]
  /** The one rule that tells it. */
  readonly rule: string
  /** The host on which it is told, where the place matters. */
  readonly at?: string
  /** A part of what the finding suggests. */
  readonly help?: string
}

function edited(files: ClusterFiles, edits: readonly Edit[]): ClusterFiles {
  const result: ClusterFiles = Object.fromEntries(Object.entries(files).map(([host, own]) => [host, { ...own }]))
  for (const [where, ...pieces] of edits) {
    const [wanted = '', path = ''] = where.split(':')
    const hosts = Object.keys(result).filter(host => wanted === '*' || wanted.split(',').includes(host.split('.')[0] ?? ''))
    if (hosts.length === 0) throw new Error(`${where} means no host`)
    for (const host of hosts) {
      const own = result[host] ?? {}
      let text = own[path]
      if (text === undefined) throw new Error(`${host} has no ${path}`)
      if (pieces[0] === null) {
        delete own[path]
        continue
      }
      for (let index = 0; index + 1 < pieces.length; index += 2) {
        const [from, to] = [pieces[index] ?? '', pieces[index + 1] ?? '']
        if (!text.includes(from)) throw new Error(`${host}:${path} does not hold "${from}"`)
        text = text.replaceAll(from, to)
      }
      own[path] = text
    }
  }
  return result
}

/** Puts each fault alone into its sound cluster, by the cluster's name, and wants exactly one finding. */
export function testFaults(faults: Readonly<Record<string, readonly Fault[]>>): void {
  describe.each(Object.entries(faults))('%s', (name, list) => {
    test.each(list.map(fault => [fault.title, fault] as const))('%s', async (_title, { edits, rule, at, help }) => {
      const { report, model } = await checkExample({ hosts: edited(soundCluster(name), edits) })
      const found = report.diagnostics.filter(({ severity }) => severity !== 'info')
      const text = found.map(finding => shownFinding(finding, report)).join('\n')
      expect(found.map(({ rule: code }) => code), text).toEqual([rule])
      if (at !== undefined) expect(found[0]?.file.split('/')[0]).toBe(at)
      if (help !== undefined) expect(found[0]?.help).toContain(help)
      expect(brokenStoryLaws(model)).toEqual([])
    })
  })
}
