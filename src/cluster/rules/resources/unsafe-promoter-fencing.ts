import { brieflyListed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { byPlace } from '../../view/at-one-place.js'
import { promotersByPolicy } from '../../view/promoters.js'
import { promoterExample } from '../example-cluster.js'

const quorumOff = ['    quorum majority;\n    on-no-quorum io-error;\n', '    quorum off;\n  }\n  net {\n    fencing resource-only;\n  }\n  handlers {\n    fence-peer "/usr/lib/drbd/fence.sh";\n  }\n  options {\n'] as const

/** drbd-reactor relies on fencing for a resource of three hosts. */
export const unsafePromoterFencing = defineClusterRule({
  id: 'cluster/unsafe-promoter-fencing',
  severity: 'warning',
  origin: 'practice',
  summary: 'drbd-reactor relies on fencing for a resource of three hosts',
  why: 'Without quorum each host asks only whether its own peers are fenced. Of three hosts two that do not see each other may both promote.',
  do: 'Set quorum majority and fencing dont-care: three hosts have a majority.',
  sources: ['drbd-reactor 1.11 doc/promoter.md: fencing is for two nodes', 'LINBIT DRBD User Guide 9, "Integrating DRBD with Pacemaker clusters": either fencing or quorum'],
  since: '0.1.0',
  examples: {
    bad: [
      promoterExample('quorum is off', { '*:/etc/drbd.conf': quorumOff }),
    ],
    good: [
      promoterExample('a majority decides'),
    ],
  },

  *check(cluster) {
    const many = promotersByPolicy(cluster).flatMap(({ promoted, resource, hasQuorum, fencing }) => (hasQuorum || fencing === undefined || new Set(resource.fact.hosts).size < 3 ? [] : [{ promoted, resource, fencing }]))
    for (const { at, first: { promoted, resource }, items } of byPlace(many, ({ fencing }) => fencing)) {
      const names = brieflyListed(items.map(item => `"${item.promoted.fact.name}"`))
      const hosts = items.length === 1 ? `${names} has ${new Set(resource.fact.hosts).size} hosts` : `${names} have three hosts or more`
      yield { at, message: `${hosts}, and drbd-reactor relies on fencing alone`, related: [{ at: promoted, message: 'drbd-reactor promotes it here' }] }
    }
  },
})
