import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { sectionsOf } from '../resolve/connections.js'
import { isForHost } from '../resolve/host-names.js'
import type { Configuration, ResourceBody, Setting } from '../schema.js'

/** Become-primary-on names a host without section. */
export const unknownPrimaryHost = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unknown-primary-host',
  severity: 'error',
  origin: 'daemon',
  summary: 'become-primary-on names a host without section',
  why: 'drbdadm 8.3 and 8.4 refuse a host that the resource does not have.',
  do: 'Correct the name.',
  sources: ['drbd user/drbdadm_main.c validate_resource() "become-primary-on contains"'],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text: `resource r0 {
  startup { become-primary-on [|gamma|]; }
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.3',
      },
    ],
    good: [
      {
        text: `resource r0 {
  startup { become-primary-on alpha; }
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.3',
      },
    ],
  },

  *check({ configuration }) {
    const { resources, dialect } = configuration
    if (dialect !== '8.3' && dialect !== '8.4') return
    const reported = new Set<Setting>()
    for (const resource of resources) {
      const { section, parent, hosts, name } = resource
      // Without a peer, or with several, drbdadm does not look.
      if (sectionsOf(hosts).length !== 2 || isForHost(configuration, resource) === false) continue
      const own = primariesIn(section)
      for (const setting of own.length > 0 || parent === undefined ? own : primariesIn(parent)) {
        if (setting.value === 'both' || reported.has(setting)) continue
        if (hosts.some(host => host.aliases.includes(setting.value))) continue
        reported.add(setting)
        yield { at: setting, message: `Resource "${name.value}" has no host "${setting.value}"` }
      }
    }
  },
})

function primariesIn({ options }: Pick<ResourceBody, 'options'>): readonly Setting[] {
  return options.flatMap(({ settings }) => settings.filter(({ key }) => key === 'become-primary-on'))
}
