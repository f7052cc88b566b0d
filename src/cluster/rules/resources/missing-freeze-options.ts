import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviationsFrom, promotersByPolicy } from '../../view/promoters.js'
import { promoterExample } from '../example-cluster.js'

/** What the daemon looks for. */
const wanted = { 'quorum': 'majority', 'on-no-quorum': 'suspend-io', 'on-no-data-accessible': 'suspend-io', 'on-suspended-primary-outdated': 'force-secondary', 'rr-conflict': 'retry-connect' }

/** drbd-reactor freezes services, and DRBD does not let them wait. */
export const missingFreezeOptions = defineClusterRule({
  id: 'cluster/missing-freeze-options',
  severity: 'error',
  origin: 'practice',
  summary: 'drbd-reactor freezes services, and DRBD does not let them wait',
  why: 'Frozen services wait for quorum. Where DRBD fails their writes in place of suspending them, drops the connection or keeps an outdated Primary, they are never thawed.',
  do: 'Set on-no-quorum and on-no-data-accessible to suspend-io, on-suspended-primary-outdated to force-secondary and, in net, rr-conflict to retry-connect.',
  sources: ['drbd-reactor 1.11 src/plugin/promoter.rs: check_resource', 'drbd-reactor 1.11 doc/promoter.md, "Freezing resources"'],
  since: '0.1.0',
  examples: {
    bad: [
      promoterExample('writes fail', { '*:/etc/drbd-reactor.toml': ['start = ', 'on-quorum-loss = "freeze"\nstart = '] }),
    ],
    good: [
      promoterExample('services are stopped'),
      promoterExample('as the manual has it', { '*:/etc/drbd.conf': ['on-no-quorum io-error;\n    on-no-data-accessible io-error;', 'on-no-quorum suspend-io;\n    on-no-data-accessible suspend-io;\n  }\n  net {\n    rr-conflict retry-connect;\n  }\n  options {'], '*:/etc/drbd-reactor.toml': ['start = ', 'on-quorum-loss = "freeze"\nstart = '] }),
    ],
  },

  *check(cluster) {
    for (const promoter of promotersByPolicy(cluster)) {
      if (promoter.onLoss !== 'freeze' || !promoter.hasQuorum) continue
      const [first, ...others] = deviationsFrom(cluster, promoter, wanted)
      if (first === undefined) continue
      const more = others.map(other => `"${other.name}" "${other.wanted}"`)
      yield {
        at: promoter.onLossAt ?? promoter.promoted,
        message: `To freeze what runs on "${promoter.promoted.fact.name}", "${first.name}" should be "${first.wanted}"${more.length === 0 ? '' : `, and ${more.join(', ')}`}`,
        related: [{ at: first.option ?? promoter.resource, message: first.option === undefined ? 'the resource is described here' : 'it is set here' }],
      }
    }
  },
})
