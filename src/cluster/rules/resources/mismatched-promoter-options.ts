import { brieflyListed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { byPlace } from '../../view/at-one-place.js'
import { deviationsFrom, promotersByPolicy } from '../../view/promoters.js'
import { promoterExample } from '../example-cluster.js'

/** What the daemon looks for. */
const ofFencing = { 'on-suspended-primary-outdated': 'force-secondary' }
const ofQuorum = { 'quorum': 'majority', 'on-no-quorum': 'io-error', 'on-no-data-accessible': 'io-error', ...ofFencing }

/** DRBD does something else without quorum than drbd-reactor expects. */
export const mismatchedPromoterOptions = defineClusterRule({
  id: 'cluster/mismatched-promoter-options',
  severity: 'warning',
  origin: 'practice',
  summary: 'DRBD does something else without quorum than drbd-reactor expects',
  why: 'drbd-reactor stops its services when quorum is lost. Where DRBD suspends reads and writes in place of failing them, the services hang and cannot be stopped; a Primary that comes back is not made Secondary. The daemon warns of each option in its log.',
  do: 'Set quorum majority, on-no-quorum io-error, on-no-data-accessible io-error and on-suspended-primary-outdated force-secondary in options.',
  sources: ['drbd-reactor 1.11 src/plugin/promoter.rs: check_resource', 'drbd-reactor 1.11 doc/promoter.md, "DRBD resource configuration"'],
  since: '0.1.0',
  examples: {
    bad: [
      promoterExample('reads and writes hang', { '*:/etc/drbd.conf': ['on-no-quorum io-error', 'on-no-quorum suspend-io'] }),
      promoterExample('nothing is said', { '*:/etc/drbd.conf': ['    on-no-quorum io-error;\n', ''] }),
      promoterExample('a number of hosts', { '*:/etc/drbd.conf': ['quorum majority', 'quorum 2'] }),
    ],
    good: [
      promoterExample('as the manual has it'),
      promoterExample('services are frozen', { '*:/etc/drbd.conf': ['on-no-quorum io-error;\n    on-no-data-accessible io-error', 'on-no-quorum suspend-io;\n    on-no-data-accessible suspend-io'], '*:/etc/drbd-reactor.toml': ['start = ', 'on-quorum-loss = "freeze"\nstart = '] }),
    ],
  },

  *check(cluster) {
    const wrong = promotersByPolicy(cluster).flatMap(promoter => {
      const [first, ...others] = promoter.onLoss === 'shutdown' ? deviationsFrom(cluster, promoter, promoter.hasQuorum ? ofQuorum : ofFencing) : []
      return first === undefined ? [] : [{ promoter, first, others }]
    })
    // What is set nowhere is one line that is missing in common.
    const unset = new Map(wrong.toReversed().flatMap(item => (item.first.option === undefined ? [[item.first.name, item.promoter.promoted] as const] : [])))
    for (const { at, first: { promoter, first, others }, items } of byPlace(wrong, item => item.first.option ?? unset.get(item.first.name) ?? item.promoter.promoted)) {
      const more = others.map(({ name, wanted }) => `"${name}" "${wanted}"`)
      const names = brieflyListed(items.map(item => `"${item.promoter.promoted.fact.name}"`))
      yield {
        at,
        message: `Of ${names} "${first.name}" should be "${first.wanted}"${more.length === 0 ? '' : `, and ${more.join(', ')}`}: drbd-reactor stops its services when quorum is lost`,
        related: (first.option === undefined ? items : [{ promoter }]).map(item => ({ at: item.promoter.resource, message: 'the resource is described here' })),
      }
    }
  },
})
