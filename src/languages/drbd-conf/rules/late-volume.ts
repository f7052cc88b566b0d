import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration } from '../schema.js'

/** What all hosts share is written behind the hosts. */
export const lateVolume = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/late-volume',
  severity: 'warning',
  origin: 'practice',
  summary: 'device and disk of the resource stand behind its hosts (8.4)',
  why: 'Up to 8.4 such statements count only for the host sections behind them. drbdadm takes the file, and the resource has no device.',
  do: 'Move them before the first host section.',
  sources: ['drbd-utils 9.22 user/v84/drbdadm_parser.c parse_resource(): drbdadm-84 dumps hosts without volumes'],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text: `resource r0 {
  on alpha { address 192.0.2.1:7788; }
  on beta { address 192.0.2.2:7788; }
  [|device|] /dev/drbd0; disk /dev/sda1; meta-disk internal;
}
`,
        target: '8.4',
      },
    ],
    good: [
      {
        text: `resource r0 {
  device /dev/drbd0; disk /dev/sda1; meta-disk internal;
  on alpha { address 192.0.2.1:7788; }
  on beta { address 192.0.2.2:7788; }
}
`,
        target: '8.4',
      },
      {
        text: `resource r0 {
  on alpha { address 192.0.2.1:7788; }
  on beta { address 192.0.2.2:7788; }
  device /dev/drbd0; disk /dev/sda1; meta-disk internal;
}
`,
        target: '9',
      },
    ],
  },

  *check({ configuration: { resources, dialect } }) {
    if (dialect !== '8.4') return
    for (const { section, hosts, name } of resources) {
      const [volume] = section.volumes
      if (volume === undefined || hosts.length === 0 || hosts.some(({ volumes }) => volumes.length > 0)) continue
      yield { at: volume, message: `Resource "${name.value}" has no device: this counts only for host sections behind it` }
    }
  },
})
