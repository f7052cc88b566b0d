import { defineClusterRule } from '../../define-cluster-rule.js'
import { corosyncSetting, pacemakerClusters } from '../../view/pacemaker.js'
import { pacemakerExample } from '../example-cluster.js'

const deviceAt = (host: string): readonly string[] => ['\ttwo_node: 1\n', `\tdevice {\n\t\tmodel: net\n\t\tvotes: 1\n\t\tnet {\n\t\t\thost: ${host}\n\t\t\talgorithm: ffsplit\n\t\t}\n\t}\n`]

/** The quorum device has an address that moves with the cluster. */
export const conflictingQuorumHost = defineClusterRule({
  id: 'cluster/conflicting-quorum-host',
  severity: 'error',
  origin: 'practice',
  summary: 'the quorum device has an address that moves with the cluster',
  why: 'The third vote shall tell which side goes on. At an address of the cluster it is answered by whoever runs the service, or by nobody.',
  do: 'Run corosync-qnetd on a host outside of the cluster, and write its own address.',
  sources: ['corosync-qdevice(8): the host is outside of the cluster', 'crmsh qdevice.py: the host must not be a node'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('the address of the service', { '*:/etc/corosync/corosync.conf': deviceAt('192.0.2.10') }),
    ],
    good: [
      pacemakerExample('a host of its own', { '*:/etc/corosync/corosync.conf': deviceAt('192.0.2.250') }),
    ],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      const host = corosyncSetting(cluster, pacemaker.hosts, 'quorum device net / host')
      const address = pacemaker.facts('virtual-address').find(({ fact }) => fact.address === host?.fact.value)
      if (host === undefined || address === undefined) continue
      yield { at: host, message: `"${address.fact.address}" of the quorum device moves with the cluster`, related: [{ at: address, message: 'Pacemaker moves it by this' }] }
    }
  },
})
