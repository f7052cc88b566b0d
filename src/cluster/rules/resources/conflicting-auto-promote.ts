import { brieflyListed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { byPlace } from '../../view/at-one-place.js'
import { drbdOption, promotedByReactor } from '../../view/promoters.js'
import { promoterExample } from '../example-cluster.js'

/** Where drbd-reactor promotes, opening the device must not. */
export const conflictingAutoPromote = defineClusterRule({
  id: 'cluster/conflicting-auto-promote',
  severity: 'warning',
  origin: 'practice',
  summary: 'DRBD promotes by itself what drbd-reactor promotes',
  why: 'Whoever opens the device first makes its host the primary, behind the back of the promoter: it starts its services nowhere, or elsewhere. The daemon warns of it.',
  do: 'Write auto-promote no; in the options of the resource.',
  sources: ['drbd-reactor 1.11.0 src/plugin/promoter.rs', 'drbd.conf(5), auto-promote: yes where it is not set'],
  since: '0.1.0',
  examples: {
    bad: [promoterExample('auto-promote is not set', { '*:/etc/drbd.conf': ['    auto-promote no;\n', ''] }), promoterExample('auto-promote is on', { '*:/etc/drbd.conf': ['auto-promote no', 'auto-promote yes'] })],
    good: [promoterExample('auto-promote is off')],
  },

  *check(cluster) {
    const wrong = [...promotedByReactor(cluster)].flatMap(promoted => {
      const option = drbdOption(cluster, promoted.host, { resource: promoted.fact.name, section: 'options', name: 'auto-promote' })
      return option?.fact.value === 'no' ? [] : [{ promoted, option }]
    })
    // What is set nowhere is one line that is missing in common.
    const unset = wrong.find(({ option }) => option === undefined)?.promoted
    for (const { at, first: { promoted, option }, items } of byPlace(wrong, item => item.option ?? unset ?? item.promoted)) {
      const names = brieflyListed(items.map(item => `"${item.promoted.fact.name}"`))
      const message = option === undefined ? `Of ${names} auto-promote is not set, so that opening the device promotes it, too` : `Opening the device promotes ${names}, too, which drbd-reactor promotes`
      yield { at, message, related: (option === undefined ? items.slice(1) : [{ promoted }]).map(item => ({ at: item.promoted, message: 'drbd-reactor promotes it here' })) }
    }
  },
})
