import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { drbdClusters } from '../../view/groups.js'
import { heartbeatExample } from '../example-cluster.js'

function procDrbd(version: string, protocols: string): string {
  return `version: ${version} (api:88/proto:${protocols})\n 0: cs:Connected ro:Primary/Secondary ds:UpToDate/UpToDate C r----\n`
}

/** What every release reads. */
const anyRelease = `resource r0 {\n  protocol C;\n${['alpha', 'beta'].map((host, index) => `  on ${host} { device /dev/drbd0; disk /dev/vg1/data; address 198.51.100.${index + 1}:7788; meta-disk internal; }\n`).join('')}}\n`

/** The DRBD modules of two hosts must have a protocol version in common. */
export const mismatchedDrbdVersion = defineClusterRule({
  id: 'cluster/mismatched-drbd-version',
  severity: 'error',
  origin: 'practice',
  summary: 'the DRBD modules of two hosts have no protocol version in common',
  why: 'The hosts refuse each other when they connect. Nothing is replicated.',
  do: 'Install the same version on both hosts.',
  sources: ['drbd drbd/drbd_receiver.c drbd_do_features(): "incompatible DRBD dialects"'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('0.7 against 8.3', {
        '*:/etc/drbd.conf': anyRelease,
        'alpha:facts/proc-drbd.txt': procDrbd('8.3.16', '86-97'),
        'beta:facts/proc-drbd.txt': procDrbd('0.7.25', '74'),
      }),
    ],
    good: [heartbeatExample('8.3 on both', { '*:/etc/drbd.conf': anyRelease, '*:facts/proc-drbd.txt': procDrbd('8.3.16', '86-97') })],
  },

  *check(cluster) {
    for (const hosts of drbdClusters(cluster)) {
      const [first, ...others] = hosts.flatMap(
        host => cluster.factsOn(host, 'drbd-module').filter(({ fact }) => fact.protocols !== undefined).slice(0, 1),
      )
      if (first === undefined) continue
      for (const other of others) {
        const [a, b] = [rangeOf(first), rangeOf(other)]
        if (a === undefined || b === undefined || (a[0] <= b[1] && b[0] <= a[1])) continue
        yield {
          at: other,
          message:
            `DRBD ${other.fact.version} of host "${other.host}" and ${first.fact.version} of host "${first.host}" ` +
            'have no protocol in common',
          related: [{ at: first, message: `the module of host "${first.host}"` }],
          // A module that refuses the file of its own host is told by that.
          followsFrom: [first, other].flatMap(({ host }) => cluster.factsOn(host, 'release-conflict').map(({ origin }) => ({ rule: 'cluster/mismatched-drbd-module', at: { origin } }))),
        }
      }
    }
  },
})

function rangeOf({ fact }: HostFact<'drbd-module'>): readonly [number, number] | undefined {
  const match = /^(\d+)(?:-(\d+))?$/.exec(fact.protocols ?? '')
  return match === null ? undefined : [Number(match[1]), Number(match[2] ?? match[1])]
}
