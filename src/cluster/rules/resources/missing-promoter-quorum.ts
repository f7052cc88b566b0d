import { brieflyListed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { byPlace } from '../../view/at-one-place.js'
import { drbdOption, promotedByReactor, withoutDecision } from '../../view/promoters.js'
import { promoterExample } from '../example-cluster.js'

/** drbd-reactor promotes only what quorum or fencing keeps from being primary twice. */
export const missingPromoterQuorum = defineClusterRule({
  id: 'cluster/missing-promoter-quorum',
  severity: 'error',
  origin: 'practice',
  summary: 'drbd-reactor is to promote a resource without quorum and without fencing',
  why: 'The daemon ignores such a resource, since it could become primary on two hosts: nothing is promoted.',
  do: 'Write quorum majority; in its options, with a third host, diskless at least, or set up fencing.',
  sources: ['drbd-reactor 1.11.0 src/plugin/promoter.rs', 'drbd.conf(5), quorum and fencing: off and dont-care where they are not set'],
  since: '0.1.0',
  examples: {
    bad: [promoterExample('quorum is not set', { '*:/etc/drbd.conf': ['    quorum majority;\n    on-no-quorum io-error;\n', ''] })],
    good: [
      promoterExample('quorum is majority'),
      promoterExample('fencing instead', { '*:/etc/drbd.conf': ['  options {\n    quorum majority;\n    on-no-quorum io-error;\n', '  net { fencing resource-only; }\n  handlers { fence-peer /usr/lib/drbd/crm-fence-peer.9.sh; unfence-peer /usr/lib/drbd/crm-unfence-peer.9.sh; }\n  options {\n'] }),
    ],
  },

  *check(cluster) {
    const undecided = [...promotedByReactor(cluster)].filter(promoted => withoutDecision(cluster, promoted))
    const all = byPlace(undecided, ({ host, fact: { name }, origin }) => {
      const [quorum, policy] = ['quorum', 'on-no-quorum'].map(option => drbdOption(cluster, host, { resource: name, section: 'options', name: option }))
      return quorum ?? policy ?? { origin }
    })
    for (const { at, items } of all) {
      const names = brieflyListed(items.map(({ fact }) => `"${fact.name}"`))
      yield { at, message: items.length === 1 ? `${names} has neither quorum nor fencing: drbd-reactor does not promote it` : `${names} have neither quorum nor fencing: drbd-reactor does not promote them` }
    }
  },
})
