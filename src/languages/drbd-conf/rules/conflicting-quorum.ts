import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { counted } from '../../../text/quantity.js'
import { effectiveSetting } from '../analysis/effective.js'
import { isWhole } from '../resolve/host-names.js'
import type { Configuration, Host, Setting } from '../schema.js'
import { isAnySet } from '../analysis/settings.js'
import { hasDisk } from '../analysis/volumes.js'

/** A number of hosts that a resource does not have is never reached. */
export const conflictingQuorum = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/conflicting-quorum',
  severity: 'error',
  origin: 'practice',
  summary: 'quorum asks for more hosts than the resource has with a disk',
  why: 'The resource never has its quorum, not even while all hosts are connected: it cannot be promoted, or all reads and writes hang.',
  do: 'Write majority, or a number of at most the hosts that have a disk.',
  sources: ['drbd/drbd_state.c calc_quorum(): hosts with a disk are counted, diskless ones only break a tie', 'drbd.conf(5) 9 "quorum", "quorum-minimum-redundancy"'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/invalid-range'], within: 'words' }],
  examples: {
    bad: [
      {
        text: 'resource r0 {\n  options {\n    quorum [|4|];\n  }\n  on alpha {\n    disk /dev/sda7;\n  }\n  on beta {\n    disk /dev/sda7;\n  }\n}\n',
        target: '9.22',
      },
      {
        text:
          'resource r0 {\n  options {\n    quorum majority;\n    quorum-minimum-redundancy [|3|];\n  }\n' +
          '  on alpha {\n    disk /dev/sda7;\n  }\n  on beta {\n    disk /dev/sda7;\n  }\n  on gamma {\n    disk none;\n  }\n}\n',
        target: '9.22',
      },
      {
        text: 'resource r0 {\n  options {\n    quorum [|2|];\n  }\n  on alpha {\n    disk /dev/sda7;\n  }\n  on beta {\n    disk none;\n  }\n}\n',
        target: '9.22',
      },
    ],
    good: [
      {
        text:
          'resource r0 {\n  options {\n    quorum 2;\n  }\n' +
          '  on alpha {\n    disk /dev/sda7;\n  }\n  on beta {\n    disk /dev/sda7;\n  }\n  on gamma {\n    disk /dev/sda7;\n  }\n}\n',
        target: '9.22',
      },
      {
        // Of an even number of hosts one too few is enough where a diskless one breaks the tie.
        text:
          'resource r0 {\n  options {\n    quorum 3;\n  }\n' +
          '  on alpha {\n    disk /dev/sda7;\n  }\n  on beta {\n    disk /dev/sda7;\n  }\n  on gamma {\n    disk none;\n  }\n}\n',
        target: '9.22',
      },
    ],
  },

  *check({ configuration }) {
    const { resources, isPartial } = configuration
    if (isPartial || !isAnySet(configuration, 'quorum', 'quorum-minimum-redundancy')) return
    const reported = new Set<Setting>()
    for (const resource of resources) {
      if (!isWhole(configuration, resource)) continue
      const voters = resource.hosts.filter(mayHaveDisk).length
      if (voters === 0) continue
      const isTieBroken = voters % 2 === 0 && resource.hosts.length > voters
      for (const [key, most] of [['quorum', isTieBroken ? voters + 1 : voters], ['quorum-minimum-redundancy', voters]] as const) {
        const setting = effectiveSetting(resource, key)
        if (setting?.number === undefined || setting.number <= most || reported.has(setting)) continue
        reported.add(setting)
        const has = voters === 1 ? 'has' : 'have'
        yield { at: setting, message: `${key} ${setting.number} is never reached: ${counted(voters, 'host')} of "${resource.name.value}" ${has} a disk` }
      }
    }
  },
})

/** Tells whether a host has a disk for any volume; one that says nothing of volumes may have some. */
function mayHaveDisk({ section, volumes }: Host): boolean {
  return section.kind === 'stacked' || volumes.length === 0 || volumes.some(hasDisk)
}
