import type { ExampleCluster } from '../../define-cluster-rule.js'
import { pacemakerExample } from '../example-cluster.js'

type Changes = NonNullable<Parameters<typeof pacemakerExample>[1]>

/** What booth is told on the hosts of a site, and at all others. */
export const boothConf = 'port = 9929\nsite = 192.0.2.10\nsite = 203.0.113.10\narbitrator = 203.0.113.5\nticket = "web"\n  expire = 600\n'

/** A constraint by which DRBD is promoted only where a ticket is. */
export const ticketConstraint = ['<constraints>', '<constraints>\n      <rsc_ticket id="web-ticket" rsc="ms-r0" rsc-role="Promoted" ticket="web" loss-policy="demote"/>'] as const

/** One of two sites: Pacemaker, booth, and an address of booth. */
export function siteExample(title: string, changes: Changes = {}): ExampleCluster {
  return pacemakerExample(title, { '*:/etc/booth/booth.conf': boothConf, '*:/var/lib/pacemaker/cib/cib.xml': ticketConstraint, ...changes })
}
