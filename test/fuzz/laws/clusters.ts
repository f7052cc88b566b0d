import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import { checkCluster } from '../../../src/workspace/shortcuts.js'
import type { ClusterFiles } from '../../../src/workspace/shortcuts.js'
import { applyFixes } from '../../../src/workspace/apply-fixes.js'
import { expectSound } from './findings.js'
import { difference } from './formatting.js'
import { broken } from './law.js'

/** A promise that is kept for the files of every cluster. */
export interface ClusterLaw {
  readonly name: string
  readonly oneIn: number
  hold(hosts: ClusterFiles): Promise<void>
}

function textsOf(hosts: ClusterFiles): Map<string, string> {
  return new Map(Object.entries(hosts).flatMap(([host, files]) => Object.entries(files).map(([path, text]) => [`${host}/${path.replace(/^\/+/, '')}`, text] as const)))
}

async function findingsIn(hosts: ClusterFiles): Promise<readonly Diagnostic[]> {
  return (await checkCluster(hosts)).diagnostics
}

const sound: ClusterLaw = {
  name: 'findings of clusters lie inside their files',
  oneIn: 1,
  async hold(hosts) {
    const texts = textsOf(hosts)
    const findings = await findingsIn(hosts)
    // A finding about a whole host or about what is absent stands at its start.
    const lengthOf = (file: string): number => texts.get(file)?.length ?? 0
    expectSound(findings, lengthOf)
    for (const { rule, fixes } of findings) {
      for (const { title, edits } of fixes) {
        for (const { file, span } of edits) {
          const text = texts.get(file) ?? broken(`${rule}, ${title}: edits "${file}", which is not there`)
          if (!(0 <= span.start && span.start <= span.end && span.end <= text.length)) broken(`${rule}, ${title}: ${span.start}–${span.end} is outside`)
        }
      }
    }
  },
}

const same: ClusterLaw = {
  name: 'the same cluster gives the same findings',
  oneIn: 8,
  async hold(hosts) {
    if (JSON.stringify(await findingsIn(hosts)) !== JSON.stringify(await findingsIn(hosts))) broken('the second time they differ')
  },
}

const fixed: ClusterLaw = {
  name: 'the fixes of clusters apply',
  oneIn: 4,
  async hold(hosts) {
    const texts = textsOf(hosts)
    for (const safety of ['safe', 'unsafe'] as const) {
      const { texts: changed } = applyFixes(await findingsIn(hosts), file => texts.get(file), safety)
      if (changed.size === 0) continue
      const after: Record<string, Record<string, string>> = {}
      for (const [host, files] of Object.entries(hosts)) {
        after[host] = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, changed.get(`${host}/${path.replace(/^\/+/, '')}`) ?? text]))
      }
      await sound.hold(after)
    }
  },
}

/** Hosts as they are told of decide nothing: neither what is found, nor where, nor how. */
const anyOrder: ClusterLaw = {
  name: 'the order of hosts changes no finding',
  oneIn: 4,
  async hold(hosts) {
    const turned = Object.fromEntries(Object.entries(hosts).reverse())
    const shownOf = (found: readonly Diagnostic[]): string[] => found.map(({ rule, severity, file, span, message }) => `${severity} ${rule} ${file} ${span.start}–${span.end} ${message}`)
    const change = difference(shownOf(await findingsIn(hosts)), shownOf(await findingsIn(turned)))
    if (change !== undefined) broken(change)
  },
}

/** All laws of clusters. */
export const clusterLaws: readonly ClusterLaw[] = [sound, same, fixed, anyOrder]
