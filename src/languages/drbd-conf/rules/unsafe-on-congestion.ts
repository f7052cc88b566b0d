import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { effectiveSetting } from '../analysis/effective.js'
import type { Configuration, Resource, Setting } from '../schema.js'
import { isAnySet } from '../analysis/settings.js'

/** Running ahead of the peer is made for DRBD Proxy. */
export const unsafeOnCongestion = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unsafe-on-congestion',
  severity: 'info',
  origin: 'practice',
  summary: 'on-congestion pull-ahead is used without DRBD Proxy',
  why: 'Without the buffer of a proxy the link is congested soon. The peer then stays behind, inconsistent, again and again.',
  do: 'Use on-congestion block, or run DRBD Proxy.',
  sources: ['drbd.conf(5) "on-congestion"', 'https://github.com/LINBIT/drbd/issues/46'],
  since: '0.1.0',
  examples: {
    bad: [
      { text: 'resource r0 {\n  net {\n    protocol A;\n    on-congestion [|pull-ahead|];\n  }\n}\n', target: '8.4' },
    ],
    good: [
      { text: 'resource r0 {\n  net {\n    protocol A;\n    on-congestion block;\n  }\n}\n', target: '8.4' },
      {
        text:
          'resource r0 {\n  net {\n    protocol A;\n    on-congestion pull-ahead;\n  }\n' +
          '  proxy {\n    memlimit 100M;\n  }\n}\n',
        target: '8.4',
      },
    ],
  },

  *check({ configuration }) {
    const { resources, isPartial } = configuration
    if (!isAnySet(configuration, 'on-congestion')) return
    if (isPartial) return
    const reported = new Set<Setting>()
    for (const resource of resources) {
      const policy = effectiveSetting(resource, 'on-congestion')
      if (policy?.value !== 'pull-ahead' || reported.has(policy) || hasProxy(resource)) continue
      if (effectiveSetting(resource, 'protocol')?.value.toUpperCase() !== 'A') continue // Refused by the kernel anyway.
      reported.add(policy)
      yield { at: policy, message: 'The peer falls behind often without a proxy to buffer for it' }
    }
  },
})

function hasProxy({ section, parent }: Resource): boolean {
  if ([section, parent].some(body => body?.options.some(({ name }) => name === 'proxy') === true)) return true
  if (section.hosts.some(host => host.proxy !== undefined)) return true
  return section.connections.some(({ paths }) => paths.some(path => path.endpoints.some(end => end.proxy !== undefined)))
}
