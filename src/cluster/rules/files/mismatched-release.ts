import { defineClusterRule } from '../../define-cluster-rule.js'
import { cmanExample } from '../example-cluster.js'

const names: Readonly<Record<string, string>> = { heartbeat: 'Heartbeat', cluster: 'cluster', ocfs2: 'ocfs2-tools' }

const ofThree = ['<cluster name="demo" config_version="7">\n  <cman/>', '<cluster name="demo" config_version="7">\n  <uidgid uid="1" gid="1"/>\n  <group/>\n  <clvmd/>\n  <cman transport="udpu"/>']

/** The files of a host must be written for the software that it has. */
export const mismatchedRelease = defineClusterRule({
  id: 'cluster/mismatched-release',
  severity: 'error',
  origin: 'practice',
  summary: 'the files are written for another release than the one on the host',
  why: 'The software refuses, or passes over, what it does not know: the cluster does not start, or not as it was meant.',
  do: 'Install the release that the files are written for, or rewrite them for the one that is there.',
  sources: [
    'cluster 3 ccs_config_validate: cluster.conf is held against the schema of the installed release',
    'heartbeat 3.0.6 heartbeat/config.c: unknown directives are configuration errors',
  ],
  since: '0.1.0',
  examples: {
    bad: [cmanExample('a file of cluster 3 under RHEL 5', { '*:/etc/cluster/cluster.conf': ofThree, '*:facts/rpm.txt': 'cman-2.0.115-34.el5.x86_64\n' })],
    good: [
      cmanExample('the same under RHEL 6', { '*:/etc/cluster/cluster.conf': ofThree, '*:facts/rpm.txt': 'cman-3.0.12.1-59.el6.x86_64\n' }),
      cmanExample('nobody knows what is installed', { '*:/etc/cluster/cluster.conf': ofThree }),
    ],
  },

  *check(cluster) {
    for (const { host, fact, origin } of cluster.facts('release-conflict')) {
      const name = names[fact.software]
      if (name === undefined) continue // DRBD has a rule of its own.
      yield {
        at: { origin },
        message: `The files are written for ${name} ${fact.written}, and host "${host}" has ${fact.said}, which does not know ${fact.refused}`,
        related: [{ at: fact.saidAt, message: 'the release of the host' }],
      }
    }
  },
})
