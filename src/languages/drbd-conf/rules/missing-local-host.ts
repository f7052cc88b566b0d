import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import type { Finding } from '../../../diagnostics/diagnostic.js'
import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { listed } from '../../../text/quantity.js'
import { isForHost, isWhole } from '../resolve/host-names.js'
import type { Configuration, Resource } from '../schema.js'
import { isDialectFrom } from '../vocabulary.js'

/** A resource has no section for this host. */
export const missingLocalHost = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/missing-local-host',
  severity: 'error',
  origin: 'daemon',
  summary: 'a resource has no section for this host',
  why: 'drbdadm of 0.7 to 8.2 refuses a resource that does not name the host it runs on; 8.3 refuses a file in which none does.',
  do: 'Write the name that uname -n prints on that host.',
  sources: ['drbd user/drbdadm_main.c die_if_no_resources(); 8.0: user/drbdadm_parser.c parse_resource()'],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text: `[|resource r0|] {
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.2',
        host: 'gamma',
      },
      {
        text: `resource r0 {
  protocol C;
  on [|alhpa|] { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.2',
        host: 'alpha',
      },
    ],
    good: [
      {
        text: `resource r0 {
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.2',
        host: 'beta',
      },
      {
        text: `resource r0 {
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.4',
        host: 'gamma',
      },
    ],
  },

  *check({ configuration }) {
    const { host: name, dialect, resources, isPartial } = configuration
    if (name === undefined || isDialectFrom(dialect, '8.4')) return
    const without = resources.filter(
      resource => isForHost(configuration, resource) === false && isWhole(configuration, resource),
    )
    if (dialect === '8.3') {
      const isNowhere = !isPartial && without.length === resources.length
      const first = resources[0]
      if (isNowhere && first !== undefined)
        yield ofNone(name, without, first)
      return
    }
    for (const { section } of without) {
      const written = section.hosts.flatMap(host => host.names)
      const names = written.map(other => `"${other.value}"`)
      const guess = didYouMean(name, written.map(other => other.value))
      yield {
        // A name that is nearly right is what to change.
        at: written.find(other => other.value === guess) ?? section,
        message: `Resource "${section.name.value}" has no section for host "${name}"${names.length === 0 ? '' : `, only for ${listed(names)}`}`,
        ...(guess === undefined ? {} : { help: `Did you mean "${name}" instead of "${guess}"?` }),
      }
    }
  },
})

/** No section at all: where one has nearly the host's name, that is what to change. */
function ofNone(name: string, resources: readonly Resource[], first: Resource): Finding {
  const written = resources.flatMap(({ section }) => section.hosts.flatMap(host => host.names))
  const guess = didYouMean(name, written.map(other => other.value))
  return {
    at: written.find(other => other.value === guess) ?? first.section,
    message: `No resource has a section for host "${name}"`,
    ...(guess === undefined ? {} : { help: `Did you mean "${name}" instead of "${guess}"?` }),
  }
}
