import { adoption } from '../../adoption.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ExampleCluster } from '../../define-cluster-rule.js'
import { copyOn } from '../../view/copies.js'
import { corosyncClusters } from '../../view/groups.js'
import { differencesOf, oneSided, shownKey } from '../../view/settings.js'
import { followingFromErrors } from '../../view/suspects.js'

const text =
  'totem {\n\tversion: 2\n\tcluster_name: demo\n\tcrypto_cipher: aes256\n\tcrypto_hash: sha256\n\ttoken: 3000\n}\n' +
  'nodelist {\n\tnode {\n\t\tname: alpha\n\t\tnodeid: 1\n\t\tring0_addr: 192.0.2.1\n\t}\n\tnode {\n\t\tname: beta\n\t\tnodeid: 2\n\t\tring0_addr: 192.0.2.2\n\t}\n}\n' +
  'quorum {\n\tprovider: corosync_votequorum\n\ttwo_node: 1\n}\n'

function example(title: string, onBeta: string): ExampleCluster {
  const path = '/etc/corosync/corosync.conf'
  return { title, hosts: { alpha: { [path]: text }, beta: { [path]: onBeta } } }
}

/** corosync.conf must be the same on all nodes, but for what each logs. */
export const mismatchedCorosyncConf = defineClusterRule({
  id: 'cluster/mismatched-corosync-conf',
  severity: 'error',
  origin: 'practice',
  summary: 'the copies of corosync.conf differ',
  why: 'Nodes that disagree on addresses, encryption or times do not hear each other, or fall out with each other as soon as one is slow.',
  do: 'Copy one file to all nodes, and run corosync-cfgtool -R, or restart corosync where that does not suffice.',
  sources: ['corosync.conf(5): the file must be the same on all nodes', 'corosync 3.1.7 exec/main.c: config_version'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [example('another token time on beta', text.replace('3000', '5000')), example('a node less on beta', text.replace(/\tnode \{\n\t\tname: beta[^}]*\}\n/, ''))],
    good: [example('equal copies', text), example('comments, blanks and logging', `# ours\n${text.replace('token: 3000', 'token:   3000')}logging {\n\tto_syslog: yes\n}\n`)],
  },

  *check(cluster) {
    for (const hosts of corosyncClusters(cluster)) {
      const copies = hosts.flatMap(host => copyOn(cluster, host, 'corosync-conf') ?? [])
      for (const difference of differencesOf(copies)) {
        const { key, kind, isSection, host, other, at, related, actual, expected, suspects } = difference
        if (kind !== 'value') {
          yield oneSided(difference)
          continue
        }
        yield {
          at,
          message: `${shownKey(key)} is "${actual ?? ''}" on host "${host}" and "${expected ?? ''}" on host "${other}"`,
          related: [{ at: related, message: `on host "${other}"` }],
          // An address that the host has not is reported by itself, whatever the others say.
          followsFrom: [...followingFromErrors(suspects).followsFrom, { rule: 'cluster/unknown-corosync-address', at }],
          fixes: isSection !== true ? adoption(at, expected, other) : [],
        }
      }
    }
  },
})
