import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import type { Conversion } from '../../src/migration/conversion.js'
import { Refusal } from '../../src/migration/input.js'
import type { ClusterFiles } from '../support/consistent-cluster.js'
import { askCrmVerify, whyNoCrmVerify } from '../languages/cib/oracle/crm-verify.js'
import { whyNoOracle } from '../languages/corosync-conf/oracle/corosync.js'
import { converted } from './converted.js'
import { refusalsOfCorosync, started, whyNoSimulation } from './programs.js'
import { wantedPlaces } from './wanted-places.js'

const corpus = '../shared/corpus'

/** Each cluster.conf as a cluster of one host that is known. */
function clusterConfTrees(): [string, ClusterFiles][] {
  return filesIn('cluster-conf', '.conf').map(name => [name, { one: { 'etc/cluster/cluster.conf': textOf('cluster-conf', name) } }])
}

/** The haresources of a repository beside each ha.cf of it. */
function heartbeatTrees(): [string, ClusterFiles][] {
  const repository = (name: string): string => name.replace(/^\d+-/, '').replace(/\.[a-z.]+$/, '')
  const haCf = filesIn('ha-cf', '.ha.cf')
  return filesIn('haresources', '.haresources').flatMap(name =>
    haCf.filter(other => repository(other) === repository(name)).map((other): [string, ClusterFiles] => [
      `${name} and ${other}`,
      { one: { 'etc/ha.d/ha.cf': textOf('ha-cf', other), 'etc/ha.d/haresources': textOf('haresources', name) } },
    ]),
  )
}

function filesIn(folder: string, end: string): string[] {
  return existsSync(`${corpus}/${folder}`) ? readdirSync(`${corpus}/${folder}`).filter(name => name.endsWith(end)).sort() : []
}

function textOf(folder: string, name: string): string {
  return readFileSync(`${corpus}/${folder}/${name}`, 'utf8')
}

const trees = [...clusterConfTrees(), ...heartbeatTrees()]

interface RealCluster {
  readonly name: string
  readonly files: ClusterFiles
  readonly conversion: Conversion
}

/** Converts all of them, once for all tests; those that are refused are named with the reason. */
const all = (async () => {
  const clusters: RealCluster[] = []
  const refused: string[] = []
  for (const [name, files] of trees) {
    try {
      const { conversions } = await converted(files)
      clusters.push(...conversions.map(conversion => ({ name, files, conversion })))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push(`${name}: ${error.message}`)
    }
  }
  return { clusters, refused }
})()

/** The clusters about which programs are asked: each fourth, and all of them with CFGCHECK_SWEEP. */
function asked(clusters: readonly RealCluster[]): readonly RealCluster[] {
  return process.env['CFGCHECK_SWEEP'] === '1' ? clusters : clusters.filter((_, index) => index % 4 === 0)
}

function cibOf({ files }: Conversion): string {
  return files.find(({ path }) => /^cib-.*\.xml$/.test(path))?.text ?? ''
}

describe.skipIf(trees.length === 0)('real files (skipped where the corpus is absent)', () => {
  test('become clusters, or are refused with a reason', async () => {
    const { clusters, refused } = await all
    expect(clusters.length).toBeGreaterThan(50)
    const reasons = /this is a template|no file says which hosts the cluster has|Pacemaker runs this cluster already|both have nodeid|not well-formed|is no host/
    expect(refused.filter(reason => !reasons.test(reason))).toEqual([])
  })

  test('of which each statement has an outcome', async () => {
    for (const { accounts } of (await all).clusters.map(({ conversion }) => conversion)) {
      expect(accounts.length).toBeGreaterThan(0)
      expect(accounts.filter(({ outcome }) => outcome.to === undefined && outcome.why === undefined && outcome.fate !== 'kept')).toEqual([])
    }
  })

  test.skipIf(whyNoCrmVerify() !== undefined)('that crm_verify takes', async () => {
    const clusters = asked((await all).clusters)
    const answers = await askCrmVerify(clusters.map(({ conversion }) => cibOf(conversion)))
    expect(answers.flatMap((answer, index) => (answer?.complaint === '' ? [] : [`${clusters[index]?.name ?? ''}: ${answer?.complaint ?? 'no answer'}`]))).toEqual([])
  })

  test.skipIf(whyNoOracle() !== undefined)('that corosync takes on the first host', async () => {
    const refusals = asked((await all).clusters).flatMap(({ name, conversion }) =>
      refusalsOfCorosync(conversion.files.find(({ path }) => path.endsWith('/corosync.conf'))?.text ?? '', { isFirstOnly: true }).map(refusal => `${name}: ${refusal}`),
    )
    // Users and groups are the host's.
    expect(refusals.filter(refusal => !/is not found in \/etc\/(?:group|passwd)/.test(refusal))).toEqual([])
  })

  test.skipIf(whyNoSimulation() !== undefined)('in which the same services start on the same host, but those of which something is missing', async () => {
    const elsewhere: string[] = []
    let count = 0
    for (const { name, files, conversion } of asked((await all).clusters)) {
      if (conversion.accounts.every(({ language }) => language !== 'haresources' && language !== 'cluster-conf')) continue
      const cib = cibOf(conversion)
      const wanted = wantedPlaces(files, cib)
      if (wanted.length === 0 || cib.includes('value="Stopped"')) continue
      count += 1
      const places = started(cib)
      for (const { members, promoted, hosts } of wanted) {
        for (const member of members) if (!hosts.includes(places[member] ?? '')) elsewhere.push(`${name}: ${member} on "${places[member] ?? ''}", not on ${hosts.join(' or ')}`)
        for (const id of promoted) if (!hosts.some(host => places[id]?.split(', ').includes(`${host} Promoted`))) elsewhere.push(`${name}: ${id} on "${places[id] ?? ''}", not promoted on ${hosts.join(' or ')}`)
      }
    }
    expect(elsewhere).toEqual([])
    expect(count).toBeGreaterThan(5)
  })
})
