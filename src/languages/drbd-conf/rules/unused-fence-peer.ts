import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { effectiveSetting } from '../analysis/effective.js'
import { isUnderstood } from '../resolve/host-names.js'
import type { Configuration, Resource, Setting } from '../schema.js'
import { connectionLookups, isAnySet, isOn } from '../analysis/settings.js'

/** A fence-peer handler is called only where `fencing` asks for it. */
export const unusedFencePeer = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unused-fence-peer',
  severity: 'warning',
  origin: 'practice',
  summary: 'a handler fences the peer, but fencing is dont-care',
  why: 'With fencing dont-care, the default, the handler is never called: both hosts may go on with diverging data.',
  do: 'Set fencing to resource-only or resource-and-stonith.',
  sources: ['drbd.conf(5) "fencing", "fence-peer"', 'https://github.com/MicrosoftDocs/azure-docs/issues/99894'],
  since: '0.1.0',
  // A copy in which the option alone differs is told as that.
  followsFrom: [{ rules: ['cluster/mismatched-drbd-options'], within: 'file' }],
  examples: {
    bad: [
      {
        text: 'resource r0 {\n  handlers {\n    [|fence-peer|] "/usr/lib/drbd/crm-fence-peer.sh";\n  }\n}\n',
        target: '8.4',
      },
    ],
    good: [
      {
        text:
          'common {\n  handlers {\n    fence-peer "/usr/lib/drbd/crm-fence-peer.sh";\n  }\n}\n' +
          'resource r0 {\n  disk {\n    fencing resource-only;\n  }\n}\nresource r1 {\n}\n',
        target: '8.4',
      },
    ],
  },

  *check({ configuration }) {
    const { resources, isPartial } = configuration
    if (!isAnySet(configuration, 'fence-peer', 'outdate-peer')) return
    if (isPartial) return
    const used = new Set<Setting>()
    const unused = new Set<Setting>()
    for (const resource of resources) {
      const handler =
        effectiveSetting(resource, 'fence-peer', 'handlers') ?? effectiveSetting(resource, 'outdate-peer', 'handlers')
      // That two primaries are not fenced is reported by itself.
      if (handler !== undefined) (isFencing(resource) || isTwoPrimaries(resource) || !isUnderstood(configuration, resource) ? used : unused).add(handler)
    }
    for (const handler of unused) {
      if (used.has(handler)) continue // A handler of common serves those resources that fence.
      yield {
        at: handler.name,
        message: `Handler ${handler.name.value} is never called, fencing is dont-care`,
        // The configurations that were shipped with DRBD have it: nobody may have wanted it.
        ...(handler.value.includes('drbd-peer-outdater') ? { severity: 'info' as const } : {}),
      }
    }
  },
})

function isFencing(resource: Resource): boolean {
  return connectionLookups(resource).some(lookup => {
    const fencing = lookup('fencing')
    return fencing !== undefined && fencing.value !== 'dont-care'
  })
}

function isTwoPrimaries(resource: Resource): boolean {
  return connectionLookups(resource).some(lookup => isOn(lookup('allow-two-primaries')))
}
