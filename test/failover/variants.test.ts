import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

import { cmanExample, heartbeatExample, pacemakerExample, promoterExample, siteExample } from '../../src/cluster/rules/example-cluster.js'
import { clusterRules } from '../../src/cluster/rules/index.js'
import { storiesInWords } from '../../src/failover/in-words.js'
import { checkExample } from '../support/cluster-of.js'
import { expectRecorded } from '../support/recorded.js'

/** What the examples of cluster rules begin with. */
const bases = { heartbeat: heartbeatExample('base'), cman: cmanExample('base'), pacemaker: pacemakerExample('base'), promoter: promoterExample('base'), sites: siteExample('base') }

/** Examples of cluster rules whose stories go otherwise than those that are recorded in full: the rule, and the title. */
const variants = [
  ['conflicting-drbd-deadtime', '0.7: 8 s against 16 s'],
  ['conflicting-fence-address', 'the board of beta under Pacemaker has the address of beta'],
  ['conflicting-gnbd-timeout', 'deadtime 60'],
  ['conflicting-heartbeat-clusters', 'two clusters broadcast on one port'],
  ['conflicting-managed-unit', 'a clone that gives locks'],
  ['conflicting-ocfs2-timeout', 'on DRBD: 60 s'],
  ['conflicting-promoted-max', 'two primaries are allowed'],
  ['conflicting-promoter-mount', 'one name'],
  ['conflicting-virtual-address', 'the address of alpha'],
  ['duplicate-backing-device', 'one disk by its number and by its name'],
  ['duplicate-drbd-manager', 'a promoter for what Pacemaker runs'],
  ['duplicate-fencing', 'cman asks a human'],
  ['duplicate-mount-point', 'the shared disk itself'],
  ['duplicate-virtual-address', 'two promoters bring up one address'],
  ['mismatched-drbd-conf', 'a resource that beta does not know'],
  ['mismatched-drbd-device', 'the device of another resource'],
  ['mismatched-failure-detection', '30 s and 5 s'],
  ['mismatched-gnbd-export', 'another name in the script of a service'],
  ['mismatched-haresources', 'one more group on alpha'],
  ['mismatched-mount-unit', 'a slip in the name of the unit'],
  ['mismatched-pacemaker-nodes', 'a node is called otherwise'],
  ['mismatched-promoter-device', 'the device of no resource'],
  ['mismatched-promoter-options', 'a number of hosts'],
  ['mismatched-ucast-peer', 'one file for both, and the address of beta is the virtual one, which is told by itself'],
  ['missing-cluster-member', 'clients alone are the cluster'],
  ['missing-drbd-colocation', 'DRBD promotes itself, and Pacemaker does not run it'],
  ['missing-drbd-section', 'a third node'],
  ['missing-file', 'nothing was collected from beta but its name'],
  ['missing-promotion', 'Pacemaker does not run DRBD'],
  ['missing-service-promotion', '<drbd> around it'],
  ['missing-stonith-target', 'both for all'],
  ['missing-virtual-address-interface', 'an interface named, in another network'],
  ['unknown-filesystem-device', 'the device below the stacked one'],
  ['unsafe-fence-race', 'a quorum device decides'],
  ['unsafe-promoter-fencing', 'quorum is off'],
  ['unsafe-shared-mount', 'GFS2 on two primaries under rgmanager'],
  ['unsafe-storage-quorum', 'six of nine votes'],
  ['unused-ticket', 'tickets of a file that the agent of booth is not given'],
] as const

/** Of which of these something cannot be told, each of another kind. */
const untold = [
  ['conflicting-lower-mount', 'rgmanager mounts the disk'],
  ['conflicting-ocfs2-timeout', '12 s against 30 s and more'],
  ['mismatched-booth-conf', 'another arbitrator'],
  ['mismatched-haresources', 'another mask on beta'],
  ['mismatched-heartbeat-hosts', 'a third node on beta'],
  ['missing-drbd-colocation', 'beside the Primary by way of an address'],
  ['missing-file', 'nothing was collected from beta but its name'],
  ['missing-promotion', 'Pacemaker does not run DRBD'],
  ['unknown-filesystem-device', 'the device below the stacked one'],
  ['unknown-pacemaker-drbd', 'the resource is called r0'],
  ['unknown-promoted-resource', 'the resource is called web'],
  ['unused-haresources', 'crm yes'],
] as const

const folder = 'test/failover/recorded'

test.each(Object.entries(bases))('what is told of the cluster %s', async (name, { hosts }) => {
  const { report } = await checkExample({ hosts }, [])
  expectRecorded(storiesInWords(report), `${folder}/example-${name}.txt`)
})

test.each(variants)('what is told otherwise of an example of %s: %s', async (rule, title) => {
  expectRecorded(newOnes(await storiesOf(rule, title)), `${folder}/variants/${rule}.txt`)
})

test('what cannot be told of examples', async () => {
  const parts: string[] = []
  for (const [rule, title] of untold) parts.push(`${rule}: ${title}\n${(await storiesOf(rule, title)).split('\n').filter(line => line.startsWith('Not told: ')).map(line => `  ${line}\n`).join('')}`)
  expectRecorded(parts.join(''), `${folder}/untold/examples.txt`)
})

test('there is no record of any other', () => {
  expect(readdirSync(`${folder}/variants`).sort()).toEqual(variants.map(([rule]) => `${rule}.txt`).sort())
})

async function storiesOf(rule: string, title: string): Promise<string> {
  const { bad, good } = clusterRules.find(({ id }) => id === `cluster/${rule}`)?.examples ?? { bad: [], good: [] }
  const hosts = [...bad, ...good].find(one => one.title === title)?.hosts ?? {}
  const { report } = await checkExample({ hosts }, [])
  return storiesInWords(report)
}

/** What is told in full elsewhere. */
function known(): ReadonlySet<string> {
  return new Set(readdirSync(folder).filter(name => name.endsWith('.txt')).flatMap(name => readFileSync(`${folder}/${name}`, 'utf8').split('\n')))
}

/** The sentences that no other record has, each below the head of its story. */
function newOnes(text: string): string {
  const before = known()
  const lines: string[] = []
  let head: string | undefined
  for (const line of text.split('\n')) {
    if (line === '') continue
    if (!line.startsWith(' ')) head = line
    else if (!before.has(line)) {
      if (head !== undefined) lines.push(head)
      head = undefined
      lines.push(line)
    }
  }
  return `${lines.join('\n')}\n`
}
