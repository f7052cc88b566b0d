import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { counted } from '../../../text/quantity.js'
import { effectiveSetting } from '../analysis/effective.js'
import { isAnySet } from '../analysis/settings.js'
import { hasDisk } from '../analysis/volumes.js'
import { isWhole } from '../resolve/host-names.js'
import type { Configuration, Setting } from '../schema.js'

/** A quorum that two halves can both have keeps neither from writing. */
export const unsafeMinorityQuorum = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unsafe-minority-quorum',
  severity: 'warning',
  origin: 'practice',
  summary: 'both halves of a broken network have the quorum',
  why: 'Quorum is to keep the smaller side from writing. With so few hosts each side has it: both go on, and the data diverge.',
  do: 'Write majority.',
  sources: ['drbd/drbd_state.c calc_quorum(): as many hosts with up-to-date data as the number says', 'drbd.conf(5) 9 "quorum"'],
  since: '0.1.0',
  examples: {
    bad: [
      { text: 'resource r0 {\n  options {\n    quorum [|1|];\n  }\n  on alpha {\n    disk /dev/sda7;\n  }\n  on beta {\n    disk /dev/sda7;\n  }\n  on gamma {\n    disk /dev/sda7;\n  }\n}\n', target: '9.22' },
    ],
    good: [
      { text: 'resource r0 {\n  options {\n    quorum 2;\n  }\n  on alpha {\n    disk /dev/sda7;\n  }\n  on beta {\n    disk /dev/sda7;\n  }\n  on gamma {\n    disk /dev/sda7;\n  }\n}\n', target: '9.22' },
      { text: 'resource r0 {\n  options {\n    quorum 1;\n  }\n  on alpha {\n    disk /dev/sda7;\n  }\n  on beta {\n    disk none;\n  }\n}\n', target: '9.22' },
    ],
  },

  *check({ configuration }) {
    const { resources, isPartial, dialect } = configuration
    if (isPartial || dialect !== '9' || !isAnySet(configuration, 'quorum')) return
    const reported = new Set<Setting>()
    for (const resource of resources) {
      if (!isWhole(configuration, resource)) continue
      const quorum = effectiveSetting(resource, 'quorum')
      const voters = resource.hosts.filter(({ volumes }) => volumes.some(hasDisk)).length
      if (quorum?.number === undefined || quorum.number < 1 || 2 * quorum.number > voters || reported.has(quorum)) continue
      reported.add(quorum)
      const who = quorum.number === 1 ? 'every host has by itself' : `both halves of the ${counted(voters, 'host')} have`
      yield { at: quorum, message: `Quorum "${quorum.value}" is what ${who}: it keeps nobody from writing` }
    }
  },
})
