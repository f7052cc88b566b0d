import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { effectiveSetting } from '../analysis/effective.js'
import { isUnderstood } from '../resolve/host-names.js'
import type { Configuration, Resource, Setting } from '../schema.js'
import { connectionLookups, isAnySet } from '../analysis/settings.js'
import { isDialectFrom } from '../vocabulary.js'

/** Fencing needs a command that does it. */
export const missingFencePeer = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/missing-fence-peer',
  severity: 'warning',
  origin: 'practice',
  summary: 'fencing is set, but no handler fences the peer',
  why: 'When the peer is lost, DRBD wants to fence it before it goes on. Without a handler promotion fails, or writes stay frozen.',
  do: 'Set the handler fence-peer (outdate-peer before 8.3).',
  sources: ['drbd.conf(5) "fencing", "fence-peer"', 'SUSE doc-sleha, chapter DRBD: both settings are needed'],
  since: '0.1.0',
  examples: {
    bad: [
      { text: 'resource r0 {\n  disk {\n    fencing [|resource-only|];\n  }\n}\n', target: '8.4' },
      {
        text:
          'resource r0 {\n  net {\n    fencing [|resource-and-stonith|];\n  }\n' +
          '  handlers {\n    outdate-peer "/sbin/outdate";\n  }\n}\n',
        target: '9.22',
      },
    ],
    good: [
      {
        text:
          'resource r0 {\n  disk {\n    fencing resource-only;\n  }\n' +
          '  handlers {\n    outdate-peer "/sbin/outdate";\n  }\n}\n',
        target: '8.3',
      },
      { text: 'resource r0 {\n  net {\n    fencing dont-care;\n  }\n}\n', target: '9.22' },
    ],
  },

  *check({ configuration }) {
    const { resources, dialect, isPartial } = configuration
    if (!isAnySet(configuration, 'fencing')) return
    if (isPartial) return
    const handler = isDialectFrom(dialect, '8.3') ? 'fence-peer' : 'outdate-peer'
    const reported = new Set<Setting>()
    for (const resource of resources) {
      if (!isUnderstood(configuration, resource)) continue
      if (hasHandler(resource, dialect)) continue
      for (const lookup of connectionLookups(resource)) {
        const fencing = lookup('fencing')
        if (fencing === undefined || !policies.includes(fencing.value) || reported.has(fencing)) continue
        reported.add(fencing)
        yield {
          at: fencing,
          message: `Fencing "${fencing.value}" has no handler ${handler} to call`,
        }
      }
    }
  },
})

const policies: readonly string[] = ['resource-only', 'resource-and-stonith']

/** In 9 outdate-peer is kept, but never called. */
function hasHandler(resource: Resource, dialect: Configuration['dialect']): boolean {
  if (effectiveSetting(resource, 'fence-peer', 'handlers') !== undefined) return true
  return dialect !== '9' && effectiveSetting(resource, 'outdate-peer', 'handlers') !== undefined
}
