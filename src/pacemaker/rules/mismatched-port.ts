import { mismatchedPorts } from '../../agents/blocked-ports.js'
import { defineRule } from '../../rules/define-rule.js'
import { agentCallsIn } from '../analysis/agent-calls.js'
import type { Cib } from '../model.js'
import { cibWith, fencing, ocf } from './example-cluster.js'

const block = (id: string, action: string, portno: string): string => ocf(id, 'portblock', { protocol: 'tcp', portno, action, ip: '192.0.2.10' })
const around = (portno: string, service: string): string => cibWith({ resources: `${fencing}<group id="g">${block('on', 'block', portno)}${ocf('ip', 'IPaddr2', { ip: '192.0.2.10' })}${service}${block('off', 'unblock', portno.replaceAll(/[[|\]]/g, ''))}</group>` })
const target = (portal: string): string => ocf('san', 'iSCSITarget', { iqn: 'iqn.2024-01.com.example:san', portals: portal })

/** What is blocked around a service is not the port of the service. */
export const mismatchedPort = defineRule<Cib>({
  id: 'cib/mismatched-port',
  severity: 'warning',
  origin: 'practice',
  summary: 'the port that is blocked is not that of the service',
  why: 'While the service starts its own port is open: clients that come meanwhile are refused, and take what was moved for lost.',
  do: 'Write the port at which the service listens: 3260 for iSCSI, 2049 for NFS, 5432 for PostgreSQL, 3306 for MySQL, unless it is told otherwise.',
  sources: ['resource-agents 4.12 heartbeat/portblock: portno; heartbeat/iSCSITarget: portals'],
  since: '0.1.0',
  examples: {
    bad: [around('3260', target('[|192.0.2.10:3620|]')), around('[|2094|]', ocf('nfs', 'nfsserver', { nfs_shared_infodir: '/srv/info' }))],
    good: [around('3260', target('192.0.2.10:3260')), around('3260', target('192.0.2.10')), around('2049', ocf('nfs', 'nfsserver', { nfs_shared_infodir: '/srv/info' })), around('20049', ocf('nfs', 'nfsserver', { nfs_shared_infodir: '/srv/info' }))],
  },

  *check({ model }) {
    yield* mismatchedPorts(agentCallsIn(model))
  },
})
