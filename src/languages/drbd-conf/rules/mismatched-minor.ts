import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Origin } from '../../../text/located.js'
import { addTo } from '../../../text/multimap.js'
import type { Configuration, Host } from '../schema.js'
import { specialResources } from '../analysis/resources-with.js'

/** A volume with different minors on its hosts is legal, and confusing. */
export const mismatchedMinor = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/mismatched-minor',
  severity: 'info',
  origin: 'practice',
  summary: 'a volume has different minors on its hosts',
  why: 'Cluster managers, fstab and people expect one device name on all hosts. After a failover they find another volume, or none.',
  do: 'Use the same minor on all hosts.',
  sources: ["DRBD User's Guide, configuring a resource", 'heartbeat haresources: one Filesystem line serves both hosts'],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text:
          'resource r0 {\n  on alpha {\n    device /dev/drbd0;\n  }\n  on beta {\n    device [|/dev/drbd1|];\n  }\n}\n',
        target: '8.4',
      },
    ],
    good: [
      {
        text: 'resource r0 {\n  on alpha {\n    device /dev/drbd0;\n  }\n  on beta {\n    device /dev/drbd0;\n  }\n}\n',
        target: '8.4',
      },
    ],
  },

  *check({ configuration }) {
    for (const { hosts } of specialResources(configuration)) {
      for (const ends of endsOf(hosts)) {
        const common = mostOf(ends)
        for (const { name, minor, at } of ends) {
          if (common === undefined || minor === common.minor) continue
          yield {
            at,
            message: `Minor ${minor} on host "${name}" differs from minor ${common.minor} on host "${common.name}"`,
            related: [{ at: common.at, message: `host "${common.name}" has its minor here` }],
            followsFrom: [{ rule: 'drbd-conf/duplicate-minor', at }],
          }
        }
      }
    }
  },
})

/** Finds the first of those that have the number which most of them have. */
function mostOf(ends: readonly End[]): End | undefined {
  const byMinor = new Map<number, End[]>()
  for (const end of ends) addTo(byMinor, end.minor, end)
  let most: readonly End[] = []
  for (const same of byMinor.values()) if (same.length > most.length) most = same
  return most[0]
}

/** One volume on one host. */
interface End {
  readonly name: string
  readonly minor: number
  readonly at: Origin
}

/** The hosts of each volume that has a minor there. */
function endsOf(hosts: readonly Host[]): Iterable<readonly End[]> {
  const ends = new Map<number, End[]>()
  for (const { name, section, volumes } of hosts) {
    for (const { number, device, minor } of section.kind === 'on' ? volumes : []) {
      if (device === undefined || minor === undefined) continue
      addTo(ends, number, { name, minor, at: device.minorAt })
    }
  }
  return ends.values()
}
