import { defineClusterRule } from '../../define-cluster-rule.js'
import { fileOn, heartbeatClusters } from '../../view/groups.js'
import { heartbeatExample } from '../example-cluster.js'

const paths = ['/etc/ha.d/authkeys', '/etc/heartbeat/authkeys']

/** Every host that runs heartbeat needs its own authkeys. */
export const missingAuthkeys = defineClusterRule({
  id: 'cluster/missing-authkeys',
  severity: 'error',
  origin: 'daemon',
  summary: 'a host has an ha.cf and no authkeys, and another one has them',
  why: 'Heartbeat does not start there: it stops when it cannot open the file.',
  do: 'Copy authkeys from another host, with mode 600.',
  sources: ['heartbeat 3.0.6 heartbeat/auth.c parse_authfile(): "Cannot open keyfile", then the program stops'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('authkeys on alpha only', { 'beta:/etc/ha.d/authkeys': null })],
    good: [
      heartbeatExample('authkeys on both hosts'),
      heartbeatExample('nobody collected them', { '*:/etc/ha.d/authkeys': null }),
    ],
  },

  *check(cluster) {
    for (const group of heartbeatClusters(cluster)) {
      for (const host of group) {
        const model = cluster.hosts.get(host)
        const haCf = fileOn(cluster, host, 'ha-cf')
        const beside = [...(model?.paths ?? [])].find(path => path.endsWith('/ha.cf'))
        if (model === undefined || haCf === undefined || beside === undefined) continue
        const wanted = `${beside.slice(0, beside.lastIndexOf('/'))}/authkeys`
        if (paths.some(path => model.stateOf(path) === 'present') || model.stateOf(wanted) !== 'missing') continue
        const other = group.map(name => fileOn(cluster, name, 'authkeys')).find(file => file !== undefined)
        if (other === undefined) continue // Nobody collected them.
        yield {
          at: haCf,
          message: `Host "${host}" has no "${wanted}"`,
          related: [{ at: other, message: `host "${other.host}" has one` }],
        }
      }
    }
  },
})
