import type { Place } from '../../../text/located.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { ocfs2Example, pacemakerExample } from '../example-cluster.js'

interface Use {
  readonly port: number
  readonly service: string
  readonly place: Place
}

/** Two services of one host cannot listen on one TCP port. */
export const duplicatePort = defineClusterRule({
  id: 'cluster/duplicate-port',
  severity: 'error',
  origin: 'practice',
  summary: 'a DRBD resource uses the port of another cluster service',
  why: 'The second one to start cannot bind to the port. DRBD\'s usual ports lie close to those of OCFS2 and GNBD.',
  do: 'Give the DRBD resource another port.',
  sources: [
    'DRBD User\'s Guide, "Configuring your resource": ports from 7788',
    'pcs pcsd: 2224; pacemaker_remote: 3121; corosync-qnetd(8): 5403; booth: 9929; dlm: 21064',
    'ocfs2-tools o2cb(7): 7777; gnbd_serv(8): 14567; cman, ccsd and dlm: 6809, 50006–50009, 21064',
  ],
  since: '0.1.0',
  examples: {
    bad: [pacemakerExample('DRBD on the port of pcsd', {
      '*:/etc/drbd.conf': ['198.51.100.1:7788', '198.51.100.1:2224', '198.51.100.2:7788', '198.51.100.2:2224'],
      'alpha:facts/services.txt': 'pcsd.service enabled\n',
    }), ocfs2Example('DRBD on the port of OCFS2', {
      '*:/etc/drbd.conf': `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda7; address 192.0.2.1:7777; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda7; address 192.0.2.2:7777; meta-disk internal; }
}
`,
    })],
    good: [ocfs2Example('only OCFS2')],
  },

  *check(cluster) {
    const reported = new Set<string>()
    for (const host of cluster.hosts.keys()) {
      const others = usesOn(cluster, host)
      for (const { fact, origin } of cluster.factsOn(host, 'drbd-address')) {
        if (cluster.hostNamed(fact.host) !== host) continue
        const other = others.find(({ port }) => port === fact.port)
        if (other === undefined || reported.has(`${fact.resource} ${fact.port}`)) continue
        reported.add(`${fact.resource} ${fact.port}`)
        yield {
          at: { origin },
          message: `Port ${fact.port} of resource "${fact.resource}" is also the port of ${other.service}`,
          related: [{ at: other.place, message: `${other.service} is set up here` }],
        }
      }
    }
  },
})

/** What listens on TCP beside Pacemaker, by the service that the system starts. */
const portsOfServices: ReadonlyMap<string, number> = new Map([['pcsd', 2224], ['pacemaker_remote', 3121], ['corosync-qnetd', 5403], ['booth', 9929]])

function usesOn(cluster: ClusterModel, host: string): Use[] {
  const uses: Use[] = []
  for (const place of cluster.factsOn(host, 'ocfs2-node')) {
    if (place.fact.port !== undefined) uses.push({ port: place.fact.port, service: 'OCFS2', place })
  }
  const gnbd = cluster.factsOn(host, 'script-command').find(({ fact }) => fact.command === 'gnbd_serv')
  if (gnbd !== undefined) uses.push({ port: 14567, service: 'GNBD', place: gnbd })
  const [cman] = cluster.factsOn(host, 'rhcs-cluster')
  if (cman !== undefined) {
    for (const port of [6809, 21064, 50006, 50007, 50008, 50009]) uses.push({
      port,
      service: 'the cluster suite',
      place: cman,
    })
  }
  for (const place of cluster.factsOn(host, 'enabled-service')) {
    const port = place.fact.isEnabled ? portsOfServices.get(place.fact.service) : undefined
    if (port !== undefined) uses.push({ port, service: place.fact.service, place })
  }
  for (const place of cluster.factsOn(host, 'booth')) uses.push({ port: place.fact.port, service: 'booth', place })
  const dlm = cluster.factsOn(host, 'pacemaker-resource').find(({ fact }) => fact.agent === 'ocf:pacemaker:controld')
  if (dlm !== undefined) uses.push({ port: 21064, service: 'the DLM', place: dlm })
  return uses
}
