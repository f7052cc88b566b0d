import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { effectiveSetting } from '../analysis/effective.js'
import type { Configuration, Setting } from '../schema.js'
import { isAnySet } from '../analysis/settings.js'
import { hasDisk } from '../analysis/volumes.js'

/** Two hosts cannot keep a majority when one of them is lost. */
export const unsafeQuorum = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unsafe-quorum',
  severity: 'warning',
  origin: 'practice',
  summary: 'quorum is asked of two hosts without a tie breaker',
  why: 'The one host that is left is never enough: when either host is lost, the other loses the quorum too, and the service stops.',
  do: 'Add a third host, diskless if need be, and take majority; or set quorum off.',
  sources: ["DRBD User's Guide 9, quorum: tie breaker", 'https://github.com/piraeusdatastore/piraeus-operator/issues/436'],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text:
          'resource r0 {\n  options {\n    quorum [|majority|];\n  }\n' +
          '  on alpha {\n    disk /dev/sda7;\n  }\n  on beta {\n    disk /dev/sda7;\n  }\n}\n',
        target: '9.22',
      },
    ],
    good: [
      {
        text:
          'resource r0 {\n  options {\n    quorum majority;\n  }\n  on alpha {\n    disk /dev/sda7;\n  }\n' +
          '  on beta {\n    disk /dev/sda7;\n  }\n  on gamma {\n    disk none;\n  }\n}\n',
        target: '9.22',
      },
      {
        text:
          'resource r0 {\n  options {\n    quorum off;\n  }\n' +
          '  on alpha {\n    disk /dev/sda7;\n  }\n  on beta {\n    disk /dev/sda7;\n  }\n}\n',
        target: '9.22',
      },
    ],
  },

  *check({ configuration }) {
    const { resources, dialect } = configuration
    if (!isAnySet(configuration, 'quorum')) return
    if (dialect !== '9') return
    const reported = new Set<Setting>()
    for (const resource of resources) {
      const quorum = effectiveSetting(resource, 'quorum')
      if (quorum === undefined || reported.has(quorum) || !['majority', 'all', '2'].includes(quorum.value)) continue
      const { hosts } = resource
      if (hosts.length !== 2 || !hosts.every(({ volumes }) => volumes.length > 0 && volumes.every(hasDisk))) continue
      reported.add(quorum)
      yield { at: quorum, message: messageFor(quorum.value) }
    }
  },
})

function messageFor(quorum: string): string {
  if (quorum === 'majority') return 'Quorum "majority" of two hosts is both of them: it is lost as soon as one of them is'
  return `Quorum "${quorum}" asks for both hosts: it is lost as soon as one of them is`
}
