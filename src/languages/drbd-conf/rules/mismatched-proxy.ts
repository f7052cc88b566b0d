import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { hostnamesEqual } from '../host-name.js'
import { isWhole } from '../resolve/host-names.js'
import type { Configuration, HostSection } from '../schema.js'
import { traitsOf } from '../traits.js'

/** Only some hosts of a resource have a proxy. */
export const mismatchedProxy = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/mismatched-proxy',
  severity: 'error',
  origin: 'daemon',
  summary: 'only some hosts of a resource have a proxy',
  why: 'A proxy works in pairs; drbdadm refuses a resource in which only some hosts have one.',
  do: 'Add the missing proxy section, or remove the other one.',
  sources: [
    'drbd user/drbdadm_main.c validate_resource(); drbd-utils user/v9/drbdadm_postparse.c ensure_proxy_sections()',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `resource r0 {
  on alpha { proxy on alpha { inside 127.0.0.1:7780; outside 198.51.100.1:7781; } device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  [|on beta|] { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
    good: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
  },

  *check({ configuration }) {
    if (!traitsOf(configuration).hasProxies) return
    if (configuration.dialect < '8.2') return
    for (const resource of configuration.resources) {
      if (!isWhole(configuration, resource)) continue
      const { name, section } = resource
      if (!isJudged(configuration, section.hosts)) continue
      const having = section.hosts.find(host => host.proxy !== undefined)
      if (having?.proxy === undefined) continue
      for (const host of section.hosts) {
        if (host.proxy !== undefined) continue
        yield {
          at: host,
          message: `Resource "${name.value}" has a proxy on another host, but none here`,
          related: [{ at: having.proxy, message: 'the other proxy' }],
        }
        break
      }
    }
  },
})

/** 8.4 and 9 do not look at resources that are not for this host. */
function isJudged({ dialect, host }: Configuration, sections: readonly HostSection[]): boolean {
  if (host === undefined || dialect < '8.4') return true
  return sections.some(
    section =>
      section.kind !== 'on' ||
      section.names.some(name => (dialect === '9' ? hostnamesEqual(name.value, host) : name.value === host)),
  )
}
