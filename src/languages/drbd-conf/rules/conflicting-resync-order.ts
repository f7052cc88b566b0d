import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { effectiveSetting } from '../analysis/effective.js'
import type { Configuration, Resource, Setting } from '../schema.js'
import { isAnySet } from '../analysis/settings.js'

/** Resources must not wait for each other's resynchronisation in a circle. */
export const conflictingResyncOrder = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/conflicting-resync-order',
  severity: 'error',
  origin: 'practice',
  summary: 'resources wait for each other with their resynchronisation',
  why: 'Each would wait for the other for ever. The kernel refuses the one that closes the circle.',
  do: 'Let one resource of the circle start without waiting.',
  sources: ['drbd/drbd_sender.c drbd_resync_after_valid(): ERR_RESYNC_AFTER_CYCLE', 'drbd.conf(5) "resync-after"'],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text:
          'resource r0 {\n  syncer {\n    after r1;\n  }\n}\n' +
          'resource r1 {\n  syncer {\n    after [|r0|];\n  }\n}\n',
        target: '8.3',
      },
      { text: 'resource r0 {\n  disk {\n    resync-after [|r0|];\n  }\n}\n', target: '8.4' },
    ],
    good: [
      {
        text: 'resource r0 {\n}\nresource r1 {\n  disk {\n    resync-after r0;\n  }\n}\n',
        target: '9.22',
      },
      {
        text:
          'resource r0 {\n}\nresource r1 {\n  disk {\n    resync-after r0;\n  }\n}\n' +
          'resource r2 {\n  disk {\n    resync-after r0/0;\n  }\n}\n',
        target: '8.4',
      },
    ],
  },

  *check({ configuration }) {
    const { resources } = configuration
    if (!isAnySet(configuration, 'resync-after', 'after')) return
    const waitsFor = new Map<string, Setting>()
    for (const resource of resources) {
      const after = afterOf(resource)
      if (after !== undefined) waitsFor.set(resource.name.value, after)
    }
    const settled = new Set<string>()
    for (const start of waitsFor.keys()) {
      const chain = new Set<string>()
      let name = start
      let last: Setting | undefined
      while (!settled.has(name) && !chain.has(name)) {
        chain.add(name)
        const next = waitsFor.get(name)
        if (next === undefined) break
        last = next
        name = resourceOf(next)
      }
      if (chain.has(name) && last !== undefined && waitsFor.has(name) && !settled.has(name)) {
        const circle = [...chain].slice([...chain].indexOf(name))
        const own = circle.length === 1
        yield {
          at: last,
          message: own
            ? `Resource "${name}" waits for itself`
            : `Resource "${circle[circle.length - 1]}" waits for "${name}", which waits for it in turn`,
          related: circle.slice(0, -1).flatMap(member => {
            const at = waitsFor.get(member)
            return at === undefined ? [] : [{ at, message: `resource "${member}" waits for "${at.value}"` }]
          }),
        }
      }
      for (const member of chain) settled.add(member)
    }
  },
})

function afterOf(resource: Resource): Setting | undefined {
  return effectiveSetting(resource, 'resync-after') ?? effectiveSetting(resource, 'after')
}

/** Takes the volume off: `r0/0` is a volume of `r0`. */
function resourceOf({ value }: Setting): string {
  return value.replace(/\/\d+$/, '')
}
